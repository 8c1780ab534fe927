package dev.contactsync.sync;

import dev.contactsync.contact.Coded;

/** What it means for the exit code that contacts are rejected. */
public enum RejectionMode implements Coded {

	/** The run exits with 3 as long as there are some that nobody has accepted. */
	FAIL,

	/**
	 * They are told, and the run exits with 0: for schedulers that take a 3 for a
	 * failure.
	 */
	WARN

}
