package dev.contactsync.launch;

import dev.contactsync.contact.ProblemCode;
import dev.contactsync.launch.RunResult.RunOutcome;
import dev.contactsync.sync.RejectionMode;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param outcome how
 * @param message what there is to say: for a run that is done, what it did; else what is
 * wrong and what to do
 * @param code the problem that it ended with, or null where there was none
 * @param rejections whether rejections count for the exit code
 */
public record RunEnd(RunOutcome outcome, String message, @Nullable ProblemCode code, RejectionMode rejections) {

	/**
	 * An end with a problem, so that it does not matter whether contacts are rejected.
	 * @param outcome how it ended
	 * @param message what is wrong and what to do
	 * @param code the problem
	 * @return the end
	 */
	public static RunEnd of(RunOutcome outcome, String message, @Nullable ProblemCode code) {
		return new RunEnd(outcome, message, code, RejectionMode.FAIL);
	}

}
