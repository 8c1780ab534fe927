package dev.contactsync.runs;

/**
 * The totals of a run: what became of every contact that it read. They balance when the
 * outcomes add up to what was read.
 *
 * @param read contacts read
 * @param delivered acknowledged in this run
 * @param unchanged known to the API as they are
 * @param invalid make no valid profile
 * @param refused refused by the API
 * @param suppressed have not opted in
 * @param duplicate share a phone with another contact that owns it
 * @param pending left to the next run
 * @param added delivered ones that the API did not know before
 * @param changed delivered ones that have changed
 * @param emailsOmitted rows with an e-mail address that is none
 * @param requests requests sent
 * @param retries POSTs beyond the first of each request
 * @param maybeTwice contacts that the API may have accepted more than once
 */
public record RunTotals(long read, long delivered, long unchanged, long invalid, long refused, long suppressed,
		long duplicate, long pending, long added, long changed, long emailsOmitted, long requests, long retries,
		long maybeTwice) {

	/** The totals of a run that did nothing. */
	public static final RunTotals EMPTY = new RunTotals(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

	/**
	 * Whether every contact that was read has its outcome, and no other has.
	 * @return true if the outcomes add up to what was read
	 */
	public boolean balance() {
		return this.read == outcomes();
	}

	long outcomes() {
		return this.delivered + this.unchanged + this.invalid + this.refused + this.suppressed + this.duplicate
				+ this.pending;
	}

}
