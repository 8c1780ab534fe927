package dev.contactsync.sync;

import java.time.Clock;
import java.time.Duration;

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
				source(database);
			}
		});
		consent();
		this.list.inspect("destination", this.name, this::destination);
	}

	private void source(SourceDatabase database) {
		ContactSource source = database.select(this.syncs.selection(this.name));
		this.list.ok("source", this.name, source.columns().names().size() + " columns can be read");
		this.list.inspect("source key", this.name, () -> this.list.addAll(source.checks()));
		this.list.inspect("mapping", this.name, () -> {
			SyncSettings settings = this.syncs.settings(this.name);
			Mapping.compile(this.name, settings.mapping(), settings.zoneOrDefault(), source.columns());
			this.list.ok("mapping", this.name, "every template fits the columns");
		});
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
		try (ImportApi api = ImportApi.open(destination, settings.withPatience(PATIENCE), this.clock,
				SteadyClock.from(this.clock), this.bundles)) {
			api.tokenWarning()
				.ifPresent((warning) -> this.list.warning(ProblemCode.OPEN_TOKEN_FILE, "token file", destination,
						warning, "chmod 600 it."));
			preflight(destination, settings, api);
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
					() -> this.list.ok("destination", destination, "answers, and accepts the token"));
	}

}
