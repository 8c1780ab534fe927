package dev.contactsync.ledger;

import dev.contactsync.contact.Coded;

/** Why an owner has released its recipient. */
public enum ReleaseReason implements Coded {

	/** It has another phone. */
	MOVED,

	/** It makes no valid profile any more. */
	INVALID,

	/**
	 * It may not be sent any more: it, or another contact with its phone, has said no, or
	 * the phone is blocked.
	 */
	SUPPRESSED,

	/**
	 * The API has refused it, and it is not known whether it has applied what was sent
	 * before. Contacts that share the phone would wait for an answer that never comes.
	 */
	REFUSED,

	/** The source has it no longer. */
	GONE,

	/**
	 * Its sync was removed from the configuration, and the operator released its phones.
	 */
	SYNC_REMOVED

}
