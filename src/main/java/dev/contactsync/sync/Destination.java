package dev.contactsync.sync;

import java.util.concurrent.Semaphore;

import dev.contactsync.fingerprint.Fingerprints;
import dev.contactsync.identity.DestinationAccount;
import dev.contactsync.importapi.AccountAddress;
import dev.contactsync.importapi.DestinationSettings;
import dev.contactsync.importapi.ImportApi;

/**
 * A destination, opened once a process and shared by all runs to it, so that its pace,
 * its requests in flight and its waits are those of the account and not of a run.
 */
final class Destination implements AutoCloseable {

	private final String name;

	private final DestinationSettings settings;

	private final Fingerprints fingerprints;

	private final ImportApi api;

	private final ApiWaitLog waits;

	private final Semaphore openRequests;

	Destination(String name, DestinationSettings settings, ImportApi api, ApiWaitLog waits,
			Fingerprints fingerprints) {
		this.name = name;
		this.settings = settings;
		this.api = api;
		this.fingerprints = fingerprints;
		this.waits = waits;
		this.openRequests = new Semaphore(settings.inFlight());
	}

	/**
	 * Begins to use the destination for a run. What the API has asked any process to wait
	 * for holds for this one too, and what it asks this one for is kept for the next.
	 */
	DestinationSession session() {
		this.api.shareWaits(this.waits.until(this.name).orElse(null), (until) -> this.waits.keep(this.name, until));
		AccountAddress address = AccountAddress.of(this.settings);
		DestinationAccount account = new DestinationAccount(address, this.fingerprints.account(address.toString()),
				this.api.tokenHash(this.fingerprints::token));
		return new DestinationSession(this.name, this.settings, account, this.api.session(), this.openRequests,
				this::endWait);
	}

	private void endWait() {
		this.waits.forget(this.name);
		this.api.endWait();
	}

	@Override
	public void close() {
		this.api.close();
	}

}
