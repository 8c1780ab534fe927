package dev.contactsync.sync;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

import dev.contactsync.check.Finding.FindingResult;
import dev.contactsync.check.Finding;
import dev.contactsync.check.ProblemPage;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.contact.SteadyClock;
import dev.contactsync.importapi.DestinationSettings;
import dev.contactsync.importapi.ImportApi;
import dev.contactsync.mapping.Mapping;
import dev.contactsync.source.ContactSource;
import dev.contactsync.source.SourceDatabase;

import org.springframework.boot.ssl.SslBundles;

/** Looks at one sync: its source, its mapping, its destination. */
final class SyncCheck {

	/** A person waits for the answer. */
	private static final Duration PATIENCE = Duration.ofSeconds(10);

	/** The usual limit of servers of the vendor's kind. */
	private static final long USUAL_BODY_LIMIT = 100_000;

	private final String name;

	private final SyncCatalog syncs;

	private final Clock clock;

	private final SslBundles bundles;

	private final CheckList list;

	SyncCheck(String name, SyncCatalog syncs, Clock clock, SslBundles bundles, CheckList list) {
		this.name = name;
		this.syncs = syncs;
		this.clock = clock;
		this.bundles = bundles;
		this.list = list;
	}

	void run() {
		this.list.inspect("source", this.name, () -> {
			try (SourceDatabase database = this.syncs.openSource(this.name)) {
				this.list.inspect("source", this.name, () -> source(database));
				suppress(database);
			}
		});
		consent();
		this.list.inspect("destination", this.name, this::destination);
	}

	private void source(SourceDatabase database) {
		ContactSource source = database.select(this.syncs.selection(this.name));
		this.list.ok("source", this.name, source.columns().names().size() + " columns can be read");
		List<Finding> found = new ArrayList<>();
		this.list.inspect("source key", this.name, () -> found.addAll(source.checks()));
		this.list.addAll(found);
		boolean isReadable = !found.isEmpty()
				&& found.stream().noneMatch((finding) -> finding.result() == FindingResult.FAILED);
		this.list.inspect("mapping", this.name, () -> {
			Mapping mapping = mapping(source);
			this.list.ok("mapping", this.name, "every template fits the columns");
			if (isReadable) {
				rows(source, mapping);
			}
		});
	}

	private void suppress(SourceDatabase database) {
		SuppressSettings suppress = this.syncs.settings(this.name).suppress();
		if (suppress != null) {
			new ListCheck(this.name, this.list).look(suppress, database);
		}
	}

	private Mapping mapping(ContactSource source) {
		SyncSettings settings = this.syncs.settings(this.name);
		return Mapping.compile(this.name, settings.mapping(), settings.zoneOrDefault(), source.columns());
	}

	private void rows(ContactSource source, Mapping mapping) {
		DataCheck check = new DataCheck(this.name, mapping, this.list);
		int[] mapped = SyncOpener.positions(this.syncs.settings(this.name).mapping(), source.columns());
		check.look(source.reading(mapped).sample(DataCheck.ROWS));
		check.tellWhatToMake(this.syncs.destination(this.name));
	}

	private void consent() {
		if (this.syncs.settings(this.name).mapping().consent() == null) {
			this.list.warning(ProblemCode.NO_CONSENT, "consent", this.name,
					"no column says who has opted in, so all contacts are sent",
					"Name it in mapping.consent, unless every row of the source has opted in.");
		}
	}

	private void destination() {
		String destination = this.syncs.destinationOf(this.name);
		DestinationSettings settings = this.syncs.destination(this.name);
		this.syncs.checkAccount(destination);
		if (settings.requestBytes().toBytes() > USUAL_BODY_LIMIT) {
			this.list.warning(ProblemCode.LARGE_REQUESTS, "request size", destination,
					"request-bytes is larger than the 100 kB that servers of this kind usually accept",
					"Remove it, unless the API is known to accept more.");
		}
		baseUrl(destination, settings);
		try (ImportApi api = ImportApi.open(destination, settings.withPatience(PATIENCE), this.clock,
				SteadyClock.from(this.clock), this.bundles)) {
			api.tokenWarning()
				.ifPresent((warning) -> this.list.warning(ProblemCode.OPEN_TOKEN_FILE, "token file", destination,
						warning, "chmod 600 it."));
			preflight(destination, settings, api);
		}
	}

	/** The path of the call is put behind it. */
	private void baseUrl(String destination, DestinationSettings settings) {
		String path = String.valueOf(settings.baseUrl().getPath()).replaceFirst("/+$", "");
		boolean isWhole = !path.isEmpty() && path.endsWith(settings.path().replaceFirst("/+$", ""));
		if (isWhole || path.toLowerCase(Locale.ROOT).endsWith("/api")) {
			this.list.warning(ProblemCode.BASE_URL_TOO_LONG, "base-url", destination,
					"base-url ends in %s, and %s is added to it".formatted(path, settings.path()),
					ProblemPage.of(ProblemCode.BASE_URL_TOO_LONG).action());
		}
	}

	private void preflight(String destination, DestinationSettings settings, ImportApi api) {
		if (!settings.preflight()) {
			this.list.ok("destination", destination, "was not called, because preflight is off");
			return;
		}
		api.session()
			.preflight()
			.ifPresentOrElse((stop) -> this.list.failed(stop.code(), "destination", destination, stop.message()),
					() -> answered(destination, api.preflightRefusal()));
	}

	private void answered(String destination, OptionalInt refusal) {
		if (refusal.isPresent()) {
			this.list.warning(ProblemCode.API_READS_NOTHING, "destination", destination,
					"the call that only reads was answered with " + refusal.getAsInt()
							+ ", so base-url and token are not confirmed",
					ProblemPage.of(ProblemCode.API_READS_NOTHING).action());
		}
		else {
			this.list.ok("destination", destination, "answers, and accepts the token");
		}
	}

}
