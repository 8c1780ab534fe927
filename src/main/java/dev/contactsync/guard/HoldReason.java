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

	/** The API refuses every contact with the same message. */
	REFUSED,

	/** The account of the destination is another than the one that was sent to. */
	ACCOUNT

}
