package dev.contactsync.work;

import dev.contactsync.contact.Coded;
import dev.contactsync.contact.ExclusionKind;

/** What became of a contact in a run; but for the last, the columns of the totals. */
public enum ContactOutcome implements Coded {

	/** Acknowledged by the API in this run. */
	DELIVERED,

	/** The API has it already. */
	UNCHANGED,

	/** Makes no valid profile. */
	INVALID,

	/** Refused by the API. */
	REFUSED,

	/** Has not opted in. */
	SUPPRESSED,

	/** Another contact owns its recipient. */
	DUPLICATE,

	/** Left to the next run: in doubt, waiting for another, or beyond a limit. */
	PENDING,

	/** No longer in the source, and so not in the totals. */
	GONE;

	/**
	 * What a contact that is excluded counts as.
	 * @param kind the kind; not one that is about a phone
	 * @return the outcome of the same name
	 */
	public static ContactOutcome of(ExclusionKind kind) {
		return valueOf(kind.name());
	}

}
