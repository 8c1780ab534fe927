package dev.contactsync.sync;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

import dev.contactsync.block.BlockTable;
import dev.contactsync.state.StateTransactions;
import dev.contactsync.work.SyncKey;

import org.springframework.stereotype.Component;

/**
 * The memory of lists of blocked phones. Every method is a transaction of its own: what a
 * list has is blocked as soon as it is read, and what it no longer has is let go at once,
 * when all of it was read.
 */
@Component
public class SuppressLog {

	private final StateTransactions transactions;

	private final BlockTable blocks;

	/**
	 * The memory of lists.
	 * @param transactions makes transactions
	 * @param blocks the recipients that nobody may send to
	 */
	public SuppressLog(StateTransactions transactions, BlockTable blocks) {
		this.transactions = transactions;
		this.blocks = blocks;
	}

	/**
	 * How many phones the list of a sync had when it was last read.
	 * @param sync the sync and its destination
	 * @return the number
	 */
	public long listed(SyncKey sync) {
		return this.transactions.get(() -> this.blocks.listed(sync));
	}

	/**
	 * A list has some phones.
	 * @param sync the sync and its destination
	 * @param recipients hashes of the phones
	 * @param read when the reading of the list began
	 */
	public void add(SyncKey sync, Collection<UUID> recipients, Instant read) {
		this.transactions.run(() -> this.blocks.list(sync, recipients, read));
	}

	/**
	 * How many phones a list no longer has.
	 * @param sync the sync and its destination
	 * @param read when the reading of the list began, which is over
	 * @return the number
	 */
	public long unlisted(SyncKey sync, Instant read) {
		return this.transactions.get(() -> this.blocks.unlisted(sync, read));
	}

	/**
	 * Phones that a list no longer has may be sent to again, unless somebody else has
	 * said no.
	 * @param sync the sync and its destination
	 * @param read when the reading of the list began
	 */
	public void lift(SyncKey sync, Instant read) {
		this.transactions.run(() -> this.blocks.unlist(sync, read));
	}

}
