package dev.contactsync.ledger;

import org.jspecify.annotations.Nullable;

/**
 * How a request was answered.
 *
 * @param message the API's own words, masked, or null
 * @param posts how often its bytes were posted
 * @param unanswered how many of these POSTs had no usable answer
 */
public record RequestAnswer(@Nullable String message, int posts, int unanswered) {

	/** Whether a POST without a usable answer may have been applied. */
	boolean mayBeApplied() {
		return this.unanswered > 0;
	}

	/**
	 * Contacts that the API may have accepted more than once, unless the run has counted
	 * them before: all of them where an earlier POST of the same bytes had no usable
	 * answer, else those that were in doubt before.
	 */
	long maybeTwice(OpenRequest open) {
		boolean repeated = mayBeApplied() && this.posts > 1;
		return repeated ? open.uncounted() : RequestTable.maybeTwice(open.request().runId(), open.claims());
	}

}
