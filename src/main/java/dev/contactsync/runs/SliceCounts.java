package dev.contactsync.runs;

import dev.contactsync.work.ContactOutcome;

/**
 * What a slice adds to its counts with one chunk.
 */
public final class SliceCounts {

	long rowsRead;

	long candidates;

	long already;

	long known;

	long emailsOmitted;

	private final long[] outcomes = new long[ContactOutcome.values().length];

	/**
	 * A row was read.
	 * @param isKnown whether the ledger knew its contact before
	 * @param emailOmitted whether it has an invalid e-mail address
	 */
	public void read(boolean isKnown, boolean emailOmitted) {
		this.rowsRead++;
		this.known += isKnown ? 1 : 0;
		this.emailsOmitted += emailOmitted ? 1 : 0;
	}

	/**
	 * Rows were read that are as they were before.
	 * @param contacts how many
	 */
	public void asBefore(int contacts) {
		this.rowsRead += contacts;
		this.known += contacts;
		this.outcomes[ContactOutcome.UNCHANGED.ordinal()] += contacts;
	}

	/**
	 * There is nothing to do for a row: it counts as what it is.
	 * @param outcome what it is
	 */
	public void processed(ContactOutcome outcome) {
		this.outcomes[outcome.ordinal()]++;
	}

	/**
	 * Rows became candidates.
	 * @param contacts how many that were none before
	 */
	public void candidates(int contacts) {
		this.candidates += contacts;
	}

	/**
	 * Rows belong to contacts that are candidates already.
	 * @param contacts how many
	 */
	public void already(int contacts) {
		this.already += contacts;
	}

	long of(ContactOutcome outcome) {
		return this.outcomes[outcome.ordinal()];
	}

}
