package dev.contactsync.ledger;

import java.time.Instant;
import java.util.UUID;

import dev.contactsync.contact.Coded;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to bring a sync up to date.
 *
 * @param id its number; 0 before it is written down
 * @param sync the sync
 * @param destination where it sends to
 * @param mode what it begins with
 * @param sweepParts in how many parts the sweep is done: 1 looks at every row, 0 at no
 * row that did not change
 * @param sweepPart which of the parts, from 0
 * @param sendLimit how many contacts it may send at most, or null for all
 * @param configuration hash of mapping, query and encoding
 * @param sourceClock the source's clock before the first page
 * @param changedSince rows changed since then are looked at; null where every row is
 * @param resumed how often it was taken up again
 */
public record Run(long id, String sync, String destination, Mode mode, int sweepParts, int sweepPart,
		@Nullable Integer sendLimit, UUID configuration, @Nullable Instant sourceClock, @Nullable Instant changedSince,
		int resumed) {

	/** What a run begins with. */
	public enum Mode implements Coded {

		/** Nothing is known of the sync: every row is mapped and sent in one pass. */
		LOAD,

		/** Rows are compared with the ledger first, and only candidates are sent. */
		SYNC,

		/** Only what is in doubt or due again. */
		REPLAY

	}

	/**
	 * What the ledger remembers its contacts by.
	 * @return its sync and destination
	 */
	public SyncKey key() {
		return new SyncKey(this.sync, this.destination);
	}

	/**
	 * Whether every row of the source is looked at.
	 * @return true for a load and a whole sweep
	 */
	public boolean isWhole() {
		return this.sweepParts == 1;
	}

	/** The same, where something is known to compare with after all. */
	public Run comparing() {
		return new Run(this.id, this.sync, this.destination, Mode.SYNC, this.sweepParts, this.sweepPart, this.sendLimit,
				this.configuration, this.sourceClock, this.changedSince, this.resumed);
	}

	public Run withId(long newId) {
		return new Run(newId, this.sync, this.destination, this.mode, this.sweepParts, this.sweepPart, this.sendLimit,
				this.configuration, this.sourceClock, this.changedSince, this.resumed);
	}

}
