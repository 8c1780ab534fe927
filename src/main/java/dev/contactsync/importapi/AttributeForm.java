package dev.contactsync.importapi;

import dev.contactsync.contact.Coded;

/** How attributes are sent; which way the call takes is not documented. */
public enum AttributeForm implements Coded {

	/** As a list of objects with {@code key} and {@code value}. */
	LIST,

	/** As an object with a member an attribute. */
	MAP,

	/** Not at all. */
	NONE

}
