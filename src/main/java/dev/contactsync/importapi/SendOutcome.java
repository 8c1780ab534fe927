package dev.contactsync.importapi;

import dev.contactsync.contact.Failure;
import dev.contactsync.contact.ProblemCode;

/**
 * What the API made of a request. Messages are its own, with e-mail addresses and long
 * numbers masked.
 */
public sealed interface SendOutcome {

	/** The contacts are delivered. */
	record Accepted() implements SendOutcome {
	}

	/**
	 * The request was refused as a whole; its halves may pass.
	 *
	 * @param status the HTTP status; 413 where the request was too large
	 * @param message the API's message
	 */
	record Split(int status, String message) implements SendOutcome {
	}

	/**
	 * The only contact of the request was refused.
	 *
	 * @param status the HTTP status; 413 where it was too large
	 * @param message the API's message
	 */
	record Refused(int status, String message) implements SendOutcome {
	}

	/**
	 * No answer was usable, although others may pass: the contacts may have been applied
	 * or not.
	 *
	 * @param message what came instead of a usable answer
	 */
	record InDoubt(String message) implements SendOutcome {
	}

	/** What was before the POST did not want it any more. */
	record Withdrawn() implements SendOutcome {
	}

	/**
	 * The run cannot continue.
	 *
	 * @param code the problem, which ends runs
	 * @param message what is wrong, and what to do
	 */
	record Stop(ProblemCode code, String message) implements SendOutcome {

		/**
		 * What the problem does to a run.
		 * @return the reason, which knows the exit code
		 */
		public Failure failure() {
			return this.code.failure().orElseThrow();
		}

	}

}
