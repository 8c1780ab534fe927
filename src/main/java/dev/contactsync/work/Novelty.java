package dev.contactsync.work;

import dev.contactsync.contact.Coded;

/** What it is to the API that a contact was delivered in a run. */
public enum Novelty implements Coded {

	/** It was not told of this contact before. */
	NEW,

	/** It had another profile of the contact, or knew it by another phone. */
	CHANGED,

	/**
	 * It had this very profile of the contact: it has returned, was in doubt, or was
	 * tried again.
	 */
	AGAIN

}
