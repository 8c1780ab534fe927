package dev.contactsync.contact;

import java.util.Locale;

/**
 * The words of the product and what each means: one word for one thing, in code, tables,
 * commands and messages. What users read about them is made of this.
 */
public enum GlossaryTerm {

	SYNC("a configured flow with a name: the rows of one source, mapped and sent to one destination"),

	SOURCE("a named database that contacts are read from; it is never written to"),

	DESTINATION("a named account of the import API"),

	CONTACT("one row of the source, identified by its key"),

	PROFILE("what the API is told about a contact: name, e-mail address, phone, tags and attributes"),

	RECIPIENT("the phone of a profile, prefix plus number, by which the API knows people"),

	OWNER("the contact that a recipient belongs to; where several contacts share a phone, only the owner is sent"),

	LEDGER("what the state remembers about contacts: the deliveries, and which contacts are excluded and which recipients "
			+ "are blocked"),

	DELIVERY("what the API was last told about a recipient, for which contact, and whether that is in doubt"),

	FINGERPRINT("a keyed hash of a profile; while it equals that of the delivery, there is nothing to send"),

	IN_DOUBT("sent without a usable answer, so that the API may or may not have applied it (as in \"in-doubt "
			+ "transaction\"); it is sent again"),

	RELEASED("of a recipient: its owner has another phone now, is gone, has become invalid, is suppressed, was refused "
			+ "while in doubt, or belongs to a sync that was removed and released"),

	EXCLUDED("of a contact: it is not sent, for a reason of one of six kinds: *invalid* (the row makes no valid "
			+ "profile), *refused* (by the API), *suppressed* (has opted out, has not opted in, or has a phone in the list "
			+ "of `suppress`), *duplicate* (another contact owns the recipient), *moved* (a phone that the contact had "
			+ "before) or *gone* (no longer in the source)"),

	BLOCKED("of a recipient: no contact with this phone is sent to the destination, because one of them has opted out "
			+ "or the list of `suppress` has the phone; the reason `blocked` means the list"),

	REJECTION("a contact that is excluded as invalid or refused"),

	ACCEPTED(
			"of a rejection (`v_run.accepted`): the operator has reviewed it, and it counts for no exit code until its "
					+ "row changes; of a request (`v_request.outcome`): the API has taken all of its contacts"),

	RUN("one attempt to bring a sync up to date; it can be resumed"),

	GUARD("the check that compares what a run has found with the last completed run, and holds the run if that looks "
			+ "like an accident"),

	HELD("of a run: the guard has stopped it, and it waits for approval"),

	CANDIDATE("a contact for which a run found something to do"),

	SWEEP("a reading of all rows, changed or not: of the whole source, or, if it is large, of a seventh of it in each run"),

	SLICE("a part of a run that is read, sent and resumed on its own"),

	REQUEST("one POST to the import API, with as many contacts as `request-size` and `request-bytes` allow"),

	LEASE("the right to send for a sync, held by one process at a time"),

	WATERMARK("the time, on the clock of the source, up to which its changes have been seen");

	private final String meaning;

	GlossaryTerm(String meaning) {
		this.meaning = meaning;
	}

	/**
	 * The word as users read it.
	 * @return the name in lower case, with blanks
	 */
	public String word() {
		return name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

	/**
	 * What it means.
	 * @return a text in Markdown that follows the word, without a capital and a full stop
	 */
	public String meaning() {
		return this.meaning;
	}

}
