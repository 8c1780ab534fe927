package dev.contactsync.importapi;

/** How attributes are sent; which way the call takes is not documented. */
public enum AttributeForm {

	/** As a list of objects with {@code key} and {@code value}. */
	LIST,

	/** As an object with a member an attribute. */
	MAP,

	/** Not at all. */
	OFF

}
