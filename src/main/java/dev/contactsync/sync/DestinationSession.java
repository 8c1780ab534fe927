package dev.contactsync.sync;

import java.util.concurrent.Semaphore;

import dev.contactsync.identity.DestinationAccount;
import dev.contactsync.importapi.ContactImporter;
import dev.contactsync.importapi.DestinationSettings;

/**
 * A destination as one run uses it.
 *
 * @param name its name
 * @param settings its settings
 * @param account what tells whether it is the account that was sent to before
 * @param api the account, which the run can stop for itself alone
 * @param openRequests permits for requests that are posted and whose outcome is not
 * recorded yet, shared by all runs to the destination
 * @param endOfWait forgets what the API has asked to wait for
 */
public record DestinationSession(String name, DestinationSettings settings, DestinationAccount account,
		ContactImporter api, Semaphore openRequests, Runnable endOfWait) {

	/** Has the API asked again now, though it has asked to wait. */
	public void endWait() {
		this.endOfWait.run();
	}

}
