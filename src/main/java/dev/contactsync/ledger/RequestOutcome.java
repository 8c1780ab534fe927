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
	WITHDRAWN;

	/**
	 * The table of what may follow. A request is in doubt as soon as another process has
	 * taken over, and still gets its answer where the one that sent it lives.
	 * @param next another outcome
	 * @return whether a request of this outcome may have that one next
	 */
	public boolean mayBecome(RequestOutcome next) {
		return switch (this) {
			case OPEN -> next != OPEN;
			case IN_DOUBT -> next != OPEN && next != IN_DOUBT;
			case ACCEPTED, SPLIT, REFUSED, WITHDRAWN -> false;
		};
	}

}
