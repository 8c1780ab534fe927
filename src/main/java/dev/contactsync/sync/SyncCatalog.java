package dev.contactsync.sync;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import dev.contactsync.check.ConfigurationFiles;
import dev.contactsync.check.ConfigurationTree;
import dev.contactsync.check.NearestName;
import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.fingerprint.FingerprintProperties;
import dev.contactsync.identity.SyncEntry;
import dev.contactsync.identity.SyncLog;
import dev.contactsync.importapi.DestinationSettings;
import dev.contactsync.importapi.ImportApi;
import dev.contactsync.importapi.ImportApiProperties;
import dev.contactsync.lease.LeaseProperties;
import dev.contactsync.mapping.Mapping;
import dev.contactsync.source.ReadingOptions;
import dev.contactsync.source.SourceDatabase;
import dev.contactsync.source.SourceProperties;
import dev.contactsync.source.SourceSelection.SelectedRows;
import dev.contactsync.source.SourceSelection;
import dev.contactsync.source.SourceSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.stereotype.Component;

/** The syncs that are configured, and what each is made of. */
@Component
@EnableConfigurationProperties({ SyncProperties.class, SourceProperties.class, ImportApiProperties.class })
public class SyncCatalog {

	/** Every setting of the program. */
	public static final ConfigurationTree SETTINGS = new ConfigurationTree("contact-sync",
			List.of(SourceProperties.class, ImportApiProperties.class, SyncProperties.class, LeaseProperties.class,
					FingerprintProperties.class));

	private final ConfigurationFiles files;

	private final SyncLog log;

	private final Map<String, SyncSettings> syncs;

	private final Map<String, SourceSettings> sources;

	private final Map<String, DestinationSettings> destinations;

	SyncCatalog(ConfigurableEnvironment environment, SyncProperties syncs, SourceProperties sources,
			ImportApiProperties destinations, SyncLog log) {
		this.files = ConfigurationFiles.of(environment);
		this.log = log;
		this.syncs = syncs.syncs();
		this.sources = sources.sources();
		this.destinations = destinations.destinations();
	}

	/**
	 * The names of the syncs.
	 * @return the names, in alphabetical order
	 * @throws ContactSyncException if none is configured
	 */
	public List<String> names() {
		if (this.syncs.isEmpty()) {
			throw new ContactSyncException(ProblemCode.NO_SYNC,
					"No sync is configured (%s). Describe one below contact-sync.syncs in config/application.yaml, as the README shows."
						.formatted(this.files.search(Path.of("").toAbsolutePath())));
		}
		return List.copyOf(new TreeSet<>(this.syncs.keySet()));
	}

	/** The names of the syncs, of which there may be none. */
	Set<String> configured() {
		return this.syncs.keySet();
	}

	/**
	 * Looks whether there is a sync of a name.
	 * @param name the name as the user typed it
	 * @throws ContactSyncException if there is none, naming those that look like it, or
	 * the one that has taken over what it delivered
	 */
	public void checkName(String name) {
		if (!names().contains(name)) {
			this.log.find(name).filter(SyncEntry::isRenamed).ifPresent((former) -> {
				throw new ContactSyncException(ProblemCode.SYNC_RENAMED,
						former.renaming() + ": name that one, also where a schedule names " + name + ".");
			});
			List<String> near = NearestName.of(name, names());
			throw new ContactSyncException(ProblemCode.UNKNOWN_SYNC,
					"There is no sync %s; %s".formatted(name,
							near.isEmpty() ? "the syncs are: " + String.join(", ", names())
									: "did you mean " + String.join(" or ", near) + "?"));
		}
	}

	/**
	 * The sync that the user named, or all.
	 * @param name the name as the user typed it, or null
	 * @return the names
	 * @throws ContactSyncException if there is no such sync
	 */
	public List<String> oneOrAll(@Nullable String name) {
		if (name == null) {
			return names();
		}
		checkName(name);
		return List.of(name);
	}

	/**
	 * The name of a sync's destination.
	 * @param name the sync
	 * @throws ContactSyncException if it is not configured
	 */
	public String destinationOf(String name) {
		return choose("destination", name, settings(name).destination(), this.destinations);
	}

	/** The files that all this was read from. */
	ConfigurationFiles files() {
		return this.files;
	}

	/**
	 * The names of the destinations.
	 * @return the names, of which there may be none
	 */
	public Set<String> destinationNames() {
		return this.destinations.keySet();
	}

	/** The syncs that send to a destination, as they are configured. */
	List<String> syncsTo(String destination) {
		return this.syncs.keySet().stream().filter((name) -> destination.equals(destinationOf(name))).toList();
	}

	/**
	 * Looks whether a destination is an account of its own.
	 * @throws ContactSyncException if another name stands for the same, so that each
	 * would send what the other has sent
	 */
	void checkAccount(String destination) {
		DestinationSettings settings = Objects.requireNonNull(this.destinations.get(destination));
		this.destinations.forEach((other, theirs) -> {
			if (!other.equals(destination) && ImportApi.isSame(settings, theirs)) {
				List<String> both = List.of(destination, other).stream().sorted().toList();
				throw new ContactSyncException(ProblemCode.ACCOUNT_NAMED_TWICE,
						"contact-sync.destinations: %s and %s are one account with one token. Keep one of the two names, and let all syncs use that."
							.formatted(both.get(0), both.get(1)));
			}
		});
	}

	/** Opens the source of a sync. */
	SourceDatabase openSource(String name) {
		SyncSettings settings = settings(name);
		String source = choose("source", name, settings.source(), this.sources);
		return SourceDatabase.open(source, Objects.requireNonNull(this.sources.get(source)),
				workers(destination(name)) + 2);
	}

	/**
	 * How many slices are worked on at once: while as many requests wait for answers as
	 * may be in flight, one more prepares what is sent next.
	 */
	static int workers(DestinationSettings destination) {
		return destination.inFlight() + 1;
	}

	SourceSelection selection(String name) {
		SyncSettings settings = settings(name);
		return new SourceSelection(name, new SelectedRows(settings.table(), settings.query(), settings.where()),
				settings.key(), settings.changedAt(), settings.columns(), used(settings),
				new ReadingOptions(settings.readMode(), settings.pageSize(), settings.overlap()));
	}

	/** What is wrong with a mapping is said where it is compiled. */
	private static Set<String> used(SyncSettings settings) {
		try {
			return Mapping.columnsOf(settings.mapping());
		}
		catch (ContactSyncException ex) {
			return Set.of();
		}
	}

	SyncSettings settings(String name) {
		checkName(name);
		return Objects.requireNonNull(this.syncs.get(name));
	}

	DestinationSettings destination(String name) {
		return Objects.requireNonNull(this.destinations.get(destinationOf(name)));
	}

	private static String choose(String setting, String sync, @Nullable String named, Map<String, ?> known) {
		if (named == null && known.size() == 1) {
			return known.keySet().iterator().next();
		}
		if (named != null && known.containsKey(named)) {
			return named;
		}
		String wrong = (named != null) ? "there is no %s %s".formatted(setting, named) : known.isEmpty()
				? "no %s is configured".formatted(setting) : "there are several %ss, so name one".formatted(setting);
		throw new ContactSyncException(ProblemCode.UNKNOWN_PART,
				"contact-sync.syncs.%s.%s: %s; below contact-sync.%ss: %s.".formatted(sync, setting, wrong, setting,
						known.isEmpty() ? "nothing" : String.join(", ", known.keySet())));
	}

}
