package dev.contactsync.guard;

import dev.contactsync.contact.Coded;

/** What looks like an accident. */
public enum HoldReason implements Coded {

	/** The source has lost many of its contacts, or all. */
	FEWER,

	/** Many contacts that the API has would be sent again. */
	CHANGED,

	/** Many more contacts than before are invalid. */
	INVALID,

	/** The API refuses every contact. */
	REFUSED,

	/** The API asks to wait for long, which is not about contacts. */
	WAIT

}
