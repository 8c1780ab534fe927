package dev.contactsync.runs;

import dev.contactsync.contact.ProblemCode;
import dev.contactsync.work.RunState;
import org.jspecify.annotations.Nullable;

/**
 * How a run stands, and why.
 *
 * @param state how it stands
 * @param code the problem that it ended with, or null where there was none
 * @param message what there is to say about its end, or null
 */
public record RunStatus(RunState state, @Nullable ProblemCode code, @Nullable String message) {

	/**
	 * A run without a problem.
	 * @param state how it stands
	 * @return the status, without a message
	 */
	public static RunStatus of(RunState state) {
		return new RunStatus(state, null, null);
	}

}
