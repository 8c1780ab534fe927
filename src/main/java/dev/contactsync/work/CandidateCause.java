package dev.contactsync.work;

import dev.contactsync.contact.Coded;
import dev.contactsync.contact.ExclusionKind;

/** Why a contact is a candidate of a run. */
public enum CandidateCause implements Coded {

	/** The API does not know it. */
	NEW,

	/** The API knows another profile of it. */
	CHANGED,

	/** It was sent without a usable answer. */
	IN_DOUBT,

	/** It is excluded, and to be looked at again although nothing changed. */
	DUE,

	/** It has released its recipient, and may have it again. */
	RETURNED,

	/** It was excluded, and no longer is, without being sent. */
	CLEARED,

	/** It has only to release a recipient, or the sweep has not met it. */
	RELEASED,

	/** It has to wait until what is in doubt for another is settled. */
	WAITING,

	/** Another contact has taken its recipient after it was counted. */
	DISPLACED,

	/** Somebody with its phone has said no, though its row has not changed. */
	BLOCKED,

	/** It makes no valid profile. */
	INVALID,

	/** The API has refused it. */
	REFUSED,

	/** It has not opted in. */
	SUPPRESSED,

	/** Another contact owns its recipient. */
	DUPLICATE,

	/** The source has it no longer. */
	GONE;

	/**
	 * The cause of a contact that is excluded.
	 * @param kind the kind; not one that is about a phone
	 * @return the cause of the same name
	 */
	public static CandidateCause of(ExclusionKind kind) {
		return valueOf(kind.name());
	}

}
