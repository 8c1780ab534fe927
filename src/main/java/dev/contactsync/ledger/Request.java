package dev.contactsync.ledger;

import dev.contactsync.work.SyncKey;

/**
 * One POST, with its repetitions, in the journal.
 *
 * @param id its number
 * @param runId the run
 * @param key the sync, and where it goes
 */
public record Request(long id, long runId, SyncKey key) {

	String destination() {
		return this.key.destination();
	}

}
