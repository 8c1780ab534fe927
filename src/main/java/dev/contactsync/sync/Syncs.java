package dev.contactsync.sync;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;

import dev.contactsync.check.ConfigurationTree;
import dev.contactsync.check.NearestName;
import dev.contactsync.contact.ColumnNames;
import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.Failure;
import dev.contactsync.importapi.DestinationSettings;
import dev.contactsync.importapi.ImportApi;
import dev.contactsync.importapi.ImportApiProperties;
import dev.contactsync.importapi.ProfileEncoding;
import dev.contactsync.ledger.StateProperties;
import dev.contactsync.ledger.Fingerprints;
import dev.contactsync.mapping.Mapping;
import dev.contactsync.source.ContactSource;
import dev.contactsync.source.SourceSelection;
import dev.contactsync.source.SourceDatabase;
import dev.contactsync.source.SourceProperties;
import dev.contactsync.source.SourceSettings;
import org.jspecify.annotations.Nullable;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.scheduling.support.CronExpression;
import org.springframework.stereotype.Component;

/** The syncs that are configured, and how they are opened. */
@Component
@EnableConfigurationProperties({ SyncProperties.class, SourceProperties.class, ImportApiProperties.class })
public class Syncs {

	private static final Logger log = LoggerFactory.getLogger(Syncs.class);

	private static final String ROOT = "contact-sync";

	private static final List<Class<? extends Record>> RECORDS = List.of(SyncProperties.class, SourceProperties.class,
			ImportApiProperties.class, StateProperties.class);

	private final Map<String, SyncSettings> syncs;

	private final Map<String, SourceSettings> sources;

	private final Map<String, DestinationSettings> destinations;

	private final Fingerprints fingerprints;

	private final Clock clock;

	private final SslBundles bundles;

	/** What makes profiles of rows; where nobody knows, it is another at each start. */
	private final String program;

	Syncs(ConfigurableEnvironment environment, SyncProperties syncs, SourceProperties sources,
			ImportApiProperties destinations, Fingerprints fingerprints, Clock clock, SslBundles bundles,
			ObjectProvider<BuildProperties> build) {
		new ConfigurationTree(ROOT, RECORDS).check(environment);
		ConfigurationTree.checkDistinct("contact-sync.syncs", syncs.syncs().keySet());
		ConfigurationTree.checkDistinct("contact-sync.sources", sources.sources().keySet());
		ConfigurationTree.checkDistinct("contact-sync.destinations", destinations.destinations().keySet());
		this.syncs = syncs.syncs();
		this.sources = sources.sources();
		this.destinations = destinations.destinations();
		this.fingerprints = fingerprints;
		this.clock = clock;
		this.bundles = bundles;
		this.program = build.stream()
			.map((built) -> "built " + built.getTime() + " on Java " + Runtime.version())
			.findAny()
			.orElseGet(() -> UUID.randomUUID().toString());
		this.syncs.forEach(Syncs::checkSchedule);
	}

	private static void checkSchedule(String name, SyncSettings settings) {
		if (settings.schedule() != null && !CronExpression.isValidExpression(settings.schedule())) {
			throw new ContactSyncException(Failure.CONFIGURATION,
					"contact-sync.syncs.%s.schedule: \"%s\" is no cron expression of six fields, such as \"0 0 2 * * *\"."
						.formatted(name, settings.schedule()));
		}
	}

	/**
	 * The names of the syncs.
	 * @return the names, in alphabetical order
	 * @throws ContactSyncException if none is configured
	 */
	public List<String> names() {
		if (this.syncs.isEmpty()) {
			throw new ContactSyncException(Failure.CONFIGURATION,
					"No sync is configured: describe one below contact-sync.syncs in config/application.yaml, as the "
							+ "README shows.");
		}
		return List.copyOf(new TreeSet<>(this.syncs.keySet()));
	}

	/**
	 * Looks whether there is a sync of a name.
	 * @param name the name as somebody typed it
	 * @throws ContactSyncException if there is none, naming those that look like it
	 */
	public void checkName(String name) {
		if (!names().contains(name)) {
			List<String> near = NearestName.of(name, names());
			throw new ContactSyncException(Failure.USAGE, "There is no sync %s; %s".formatted(name, near.isEmpty()
					? "there are: " + String.join(", ", names()) : "did you mean " + String.join(" or ", near) + "?"));
		}
	}

	/**
	 * The sync that somebody named, or all.
	 * @param name the name as somebody typed it, or null
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
	 * @return the destination
	 * @throws ContactSyncException if it is not configured
	 */
	public String destinationOf(String name) {
		return choose("destination", name, settings(name).destination(), this.destinations);
	}

	/**
	 * Opens a sync: checks all of its configuration that can be checked without sending.
	 */
	OpenSync open(String name) {
		SyncSettings settings = settings(name);
		String destinationName = destinationOf(name);
		DestinationSettings destination = destination(name);
		ImportApi api = ImportApi.open(destinationName, destination, this.clock, this.bundles);
		api.tokenWarning().ifPresent(log::warn);
		SourceDatabase database = null;
		try {
			database = openSource(name);
			ContactSource all = database.select(selection(name));
			Mapping mapping = Mapping.compile(name, settings.mapping(), settings.zoneOrDefault(), all.columns());
			int[] mapped = positions(settings, all.columns());
			ContactSource source = all.reading(mapped);
			ProfileEncoding encoding = ProfileEncoding.of(destination);
			UUID configuration = configuration(settings, encoding, source);
			long requestBytes = destination.requestBytes().toBytes();
			ContactPreparer preparer = new ContactPreparer(mapping, encoding, requestBytes, this.fingerprints,
					this.fingerprints.rows(configuration + " " + requestBytes + " " + this.program, mapped));
			return new OpenSync(name, settings, destinationName, destination, source, preparer, api, configuration,
					close(api, database));
		}
		catch (RuntimeException ex) {
			close(api, database).run();
			throw ex;
		}
	}

	private static int[] positions(SyncSettings settings, ColumnNames columns) {
		return Mapping.columnsOf(settings.mapping())
			.stream()
			.mapToInt((name) -> columns.indexOf(name).orElseThrow())
			.toArray();
	}

	private static Runnable close(ImportApi api, @Nullable SourceDatabase database) {
		return () -> {
			api.close();
			if (database != null) {
				database.close();
			}
		};
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
		return new SourceSelection(name, settings.table(), settings.query(), settings.key(), settings.changedAt(),
				settings.columns(), settings.readMode(), settings.pageSize(), settings.overlap());
	}

	SyncSettings settings(String name) {
		checkName(name);
		return Objects.requireNonNull(this.syncs.get(name));
	}

	DestinationSettings destination(String name) {
		return Objects.requireNonNull(this.destinations.get(destinationOf(name)));
	}

	private UUID configuration(SyncSettings settings, ProfileEncoding encoding, ContactSource source) {
		return this.fingerprints
			.configuration(String.join("\n", String.valueOf(settings.table()), String.valueOf(settings.query()),
					settings.key(), String.valueOf(settings.changedAt()), source.columns().toString(),
					String.valueOf(settings.mapping()), settings.zoneOrDefault().getId(), encoding.description()));
	}

	private static String choose(String setting, String sync, @Nullable String named, Map<String, ?> known) {
		if (named == null && known.size() == 1) {
			return known.keySet().iterator().next();
		}
		if (named != null && known.containsKey(named)) {
			return named;
		}
		String wrong = (named != null) ? "there is no %s %s".formatted(setting, named)
				: known.isEmpty() ? "no %s is configured".formatted(setting)
						: "there are several %ss, so it has to be named".formatted(setting);
		throw new ContactSyncException(Failure.CONFIGURATION,
				"contact-sync.syncs.%s.%s: %s; below contact-sync.%ss: %s.".formatted(sync, setting, wrong, setting,
						known.isEmpty() ? "nothing" : String.join(", ", known.keySet())));
	}

}
