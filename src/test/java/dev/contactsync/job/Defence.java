package dev.contactsync.job;

/** What keeps contacts from being lost, sent twice or sent by two processes. */
enum Defence {

	/** What is about to be sent is committed before the bytes leave. */
	INTENT,

	/** What is in doubt or due is looked at in every run. */
	DIRTY,

	/** Nobody claims a phone whose owner has said no. */
	BLOCK,

	/** A load looks for who has said no before it sends. */
	LOOK,

	/** The lease is looked at before every POST. */
	LEASE,

	/** Rows are looked for that were changed some time before the last run. */
	OVERLAP,

	/** Rows are looked at although they do not say that they were changed. */
	SWEEP

}
