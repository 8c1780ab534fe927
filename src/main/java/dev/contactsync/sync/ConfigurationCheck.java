package dev.contactsync.sync;

import java.util.List;

import dev.contactsync.check.ConfigurationTree;
import dev.contactsync.check.PlaceholderCheck;
import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.contact.ProblemList;
import dev.contactsync.importapi.DestinationSettings;
import dev.contactsync.importapi.ImportApi;
import dev.contactsync.importapi.ImportApiProperties;
import dev.contactsync.mapping.ListedPhones;
import dev.contactsync.mapping.Mapping;
import dev.contactsync.source.SourceProperties;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.IgnoreErrorsBindHandler;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.scheduling.support.CronExpression;

/**
 * Looks at a whole configuration before anything is started, so that all of its mistakes
 * are told at once. What ends every command is looked for first: unknown and missing
 * settings, values, names and schedules. Only if there is such a mistake, those are added
 * that would end a run: tokens, addresses and mappings.
 */
public final class ConfigurationCheck {

	private static final String ROOT = "contact-sync";

	private final ProblemList problems = new ProblemList();

	private final SyncProperties syncs;

	private final SourceProperties sources;

	private final ImportApiProperties destinations;

	/** What cannot be bound is left out: it is told of by its value. */
	private ConfigurationCheck(ConfigurableEnvironment environment) {
		this.problems.addAll(PlaceholderCheck.problems(environment));
		this.problems.addAll(SyncCatalog.SETTINGS.problems(environment));
		Binder binder = Binder.get(environment);
		this.syncs = bind(binder, SyncProperties.class);
		this.sources = bind(binder, SourceProperties.class);
		this.destinations = bind(binder, ImportApiProperties.class);
	}

	private static <T> T bind(Binder binder, Class<T> type) {
		return binder.bindOrCreate(ROOT, Bindable.of(type), new IgnoreErrorsBindHandler());
	}

	/**
	 * Looks at a configuration.
	 * @param environment where it is
	 * @throws ContactSyncException if something is wrong: the first mistake, which knows
	 * the others
	 */
	public static void check(ConfigurableEnvironment environment) {
		ConfigurationCheck check = new ConfigurationCheck(environment);
		check.names();
		check.syncs.syncs().forEach(check::schedule);
		if (!check.problems.all().isEmpty()) {
			check.destinations.destinations().forEach(check::destination);
			check.syncs.syncs().forEach(check::mapping);
			check.syncs.syncs().forEach(check::suppress);
		}
		check.problems.throwIfAny();
	}

	private void names() {
		ConfigurationTree.checkDistinct(ROOT + ".syncs", this.syncs.syncs().keySet(), this.problems);
		ConfigurationTree.checkDistinct(ROOT + ".sources", this.sources.sources().keySet(), this.problems);
		ConfigurationTree.checkDistinct(ROOT + ".destinations", this.destinations.destinations().keySet(),
				this.problems);
	}

	private void schedule(String name, SyncSettings settings) {
		if (settings.schedule() != null && !CronExpression.isValidExpression(settings.schedule())) {
			this.problems.add(ProblemCode.BAD_SCHEDULE,
					"contact-sync.syncs.%s.schedule: \"%s\" is not a valid cron expression of six fields, such as \"0 0 2 * * *\"."
						.formatted(name, settings.schedule()));
		}
	}

	private void destination(String name, DestinationSettings settings) {
		if (settings.baseUrl() != null) {
			addIfNew(ImportApi.problems(name, settings));
		}
	}

	private void mapping(String name, SyncSettings settings) {
		if (settings.mapping() != null) {
			addIfNew(Mapping.problems(name, settings.mapping()));
		}
	}

	private void suppress(String name, SyncSettings settings) {
		SuppressSettings list = settings.suppress();
		if (list != null && list.phone() != null) {
			addIfNew(ListedPhones.problems(SuppressRows.where(name), list.phone(), list.defaultRegion()));
		}
	}

	/** Where a value cannot be read, nothing else is said about it. */
	private void addIfNew(List<ContactSyncException> more) {
		List<String> known = this.problems.all().stream().map(ConfigurationCheck::setting).toList();
		this.problems.addAll(more.stream()
			.filter((problem) -> known.stream().noneMatch((setting) -> isPart(setting, setting(problem))))
			.toList());
	}

	private static boolean isPart(String left, String right) {
		return left.startsWith(right) || right.startsWith(left);
	}

	/** Messages begin with the setting that they are about. */
	private static String setting(ContactSyncException problem) {
		return String.valueOf(problem.getMessage()).split("[ :]", 2)[0];
	}

}
