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

	/** The API refuses every contact with the same message. */
	REFUSED(ProblemCode.API_REFUSES_ALL);

	private final ProblemCode problem;

	HoldReason(ProblemCode problem) {
		this.problem = problem;
	}

	/**
	 * The code under which users find what to do.
	 * @return the code
	 */
	public ProblemCode problem() {
		return this.problem;
	}

}
