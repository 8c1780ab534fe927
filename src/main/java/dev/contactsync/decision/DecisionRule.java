package dev.contactsync.decision;

import dev.contactsync.contact.Coded;

/** The rule that decided about a contact. */
public enum DecisionRule implements Coded {

	/** Its row is the one that the API has the profile of. */
	SAME_ROW,

	/** Its row makes the profile that the API has. */
	SAME_PROFILE,

	/** The source has no such contact any more. */
	NO_ROW,

	/** Its row makes no profile that may be sent. */
	NO_PROFILE,

	/** It has said no, or was never asked. */
	NO_CONSENT,

	/** Somebody with its phone has said no, or the list of blocked phones has it. */
	PHONE_BLOCKED,

	/** The API has refused this very profile. */
	REFUSED_BEFORE,

	/** The API was never told about its phone. */
	PHONE_UNKNOWN,

	/** It owns its phone, and has another profile than the API has. */
	PROFILE_CHANGED,

	/** It owns its phone, and what was sent last had no usable answer. */
	IN_DOUBT,

	/** It released its phone before, and has it again. */
	PHONE_AGAIN,

	/** It owns its phone, and the API has not accepted it yet. */
	NEVER_ACCEPTED,

	/** Another contact has released its phone. */
	PHONE_RELEASED,

	/** It ranks higher than the contact that owns its phone. */
	RANKS_HIGHER,

	/** The contact that owns its phone ranks higher. */
	RANKS_LOWER,

	/** Its phone is in doubt for another contact. */
	IN_DOUBT_FOR_ANOTHER,

	/** Its phone is in doubt for a contact of a sync that is not configured any more. */
	DOUBT_ABANDONED

}
