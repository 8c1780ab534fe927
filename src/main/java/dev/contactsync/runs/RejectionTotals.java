package dev.contactsync.runs;

/**
 * The rejections of a sync at its destination, whichever run has found them.
 *
 * @param open those that nobody has accepted
 * @param accepted those that the operator has seen and accepted
 */
public record RejectionTotals(long open, long accepted) {

	/** No contact is rejected. */
	public static final RejectionTotals NONE = new RejectionTotals(0, 0);

}
