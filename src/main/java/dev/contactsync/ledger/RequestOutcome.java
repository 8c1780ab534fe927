package dev.contactsync.ledger;

import dev.contactsync.contact.Coded;

/** What came of a request. */
public enum RequestOutcome implements Coded {

	/** It is under way: its intent is committed, and what came of it is not yet. */
	OPEN,

	/** The API has accepted all of its contacts. */
	ACCEPTED,

	/**
	 * The API has refused it because of some of its contacts, which go again in halves.
	 */
	SPLIT,

	/** The API has refused its only contact. */
	REFUSED,

	/** It is not known whether the API has applied it. */
	IN_DOUBT,

	/** The API has not applied it, and could not: the run ends. */
	WITHDRAWN

}
