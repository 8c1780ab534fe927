package dev.contactsync.mapping;

/** What a row says about consent. */
enum ConsentAnswer {

	/** The contact has opted in. */
	YES,

	/** The contact has said no, or something that does not mean yes. */
	NO,

	/** The row says nothing. */
	BLANK

}
