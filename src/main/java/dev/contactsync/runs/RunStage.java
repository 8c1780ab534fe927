package dev.contactsync.runs;

import dev.contactsync.contact.Coded;

/** The steps of a run, in order. */
public enum RunStage implements Coded {

	/** Rows of a load are looked at for who has said no, before any is sent. */
	LOOK,

	/** Rows are compared with the ledger, to find what there is to do. */
	ASSESS,

	/** Rows are read again where the source counts others than were read. */
	RECOUNT,

	/** What was found is looked at before anything is sent. */
	GUARD,

	/** Contacts are sent. */
	DELIVER,

	/** What had to wait is sent, or left to the next run. */
	SETTLE

}
