package dev.contactsync.sync;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

import dev.contactsync.contact.SteadyClock;
import dev.contactsync.fingerprint.Fingerprints;
import dev.contactsync.importapi.DestinationSettings;
import dev.contactsync.importapi.ImportApi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;

/** The destinations that this process uses, each opened when it is first needed. */
@Component
class Destinations implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(Destinations.class);

	private final Clock clock;

	private final SteadyClock steady;

	private final SslBundles bundles;

	private final ApiWaitLog waits;

	private final Fingerprints fingerprints;

	private final Map<String, Destination> open = new HashMap<>();

	Destinations(Clock clock, SteadyClock steady, SslBundles bundles, ApiWaitLog waits, Fingerprints fingerprints) {
		this.clock = clock;
		this.steady = steady;
		this.bundles = bundles;
		this.waits = waits;
		this.fingerprints = fingerprints;
	}

	/**
	 * The destination of a name.
	 * @return the same for all callers
	 */
	synchronized Destination open(String name, DestinationSettings settings) {
		return this.open.computeIfAbsent(name, (each) -> {
			ImportApi api = ImportApi.open(name, settings, this.clock, this.steady, this.bundles);
			api.tokenWarning().ifPresent(log::warn);
			return new Destination(name, settings, api, this.waits, this.fingerprints);
		});
	}

	@Override
	public synchronized void close() {
		this.open.values().forEach(Destination::close);
		this.open.clear();
	}

}
