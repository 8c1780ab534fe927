package dev.contactsync.work;

/**
 * What the ledger remembers contacts by: a sync and where it sends to.
 *
 * @param id the number of the sync, which it keeps under another name
 * @param sync the name of the sync
 * @param destination the name of its destination
 */
public record SyncKey(long id, String sync, String destination) {

	/**
	 * Whether both are of the same sync.
	 * @param other another key
	 * @return true if so, wherever they send to
	 */
	public boolean isOfSync(SyncKey other) {
		return this.id == other.id;
	}

}
