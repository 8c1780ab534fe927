package dev.contactsync.phone;

/** Which numbers are taken, in the words of libphonenumber. */
public enum PhoneAcceptance {

	/** Numbers of ranges that their country is known to assign. */
	VALID,

	/**
	 * Numbers of a length that their country has: for ranges that are newer than the
	 * library, or reserved for tests.
	 */
	POSSIBLE

}
