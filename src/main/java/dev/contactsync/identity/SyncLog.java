package dev.contactsync.identity;

import dev.contactsync.state.StateTransactions;
import dev.contactsync.work.SyncKey;
import dev.contactsync.work.SyncTable;

import org.springframework.stereotype.Component;

/** The memory of syncs. Every method is a transaction of its own. */
@Component
public class SyncLog {

	private final StateTransactions transactions;

	private final SyncTable syncs;

	SyncLog(StateTransactions transactions, SyncTable syncs) {
		this.transactions = transactions;
		this.syncs = syncs;
	}

	/**
	 * What the ledger remembers a sync by that is to be run.
	 * @param name the sync, whose lease is held
	 * @param destination where it sends to
	 * @return its key
	 */
	public SyncKey key(String name, String destination) {
		return this.transactions.get(() -> new SyncKey(this.syncs.number(name), name, destination));
	}

}
