package dev.contactsync.guard;

import dev.contactsync.contact.Coded;
import dev.contactsync.contact.ProblemCode;

/** What looks like an accident. */
public enum HoldReason implements Coded {

	/** The source has lost many of its contacts, or all. */
	FEWER(ProblemCode.HELD_FEWER),

	/** Many contacts that the API has would be sent again. */
	CHANGED(ProblemCode.HELD_CHANGED),

	/** Many more contacts than before are invalid. */
	INVALID(ProblemCode.HELD_INVALID),

	/** Many suppressed contacts would be sent, have moved or are gone. */
	SUPPRESSED(ProblemCode.HELD_SUPPRESSED),

	/** The API refuses every contact. */
	REFUSED(ProblemCode.API_REFUSES_ALL),

	/** The account of the destination is another than the one that was sent to. */
	ACCOUNT(ProblemCode.HELD_ACCOUNT),

	/** The API asks to wait for long, which is not about contacts. */
	WAIT(ProblemCode.API_ASKS_TO_WAIT);

	private final ProblemCode problem;

	HoldReason(ProblemCode problem) {
		this.problem = problem;
	}

	/** The code under which users find what to do. */
	public ProblemCode problem() {
		return this.problem;
	}

}
