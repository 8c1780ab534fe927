package dev.contactsync.job;

import dev.contactsync.contact.Coded;
import dev.contactsync.contact.Failure;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.runs.RunTotals;
import dev.contactsync.work.RunState;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended, or why there was none.
 *
 * @param sync the sync
 * @param run the run's number; 0 where there was none
 * @param outcome how it ended
 * @param message what there is to say: for a run that is done, what it did; else what is
 * wrong and what to do
 * @param totals its totals
 * @param seconds how long it took since it first began
 * @param code the problem that it ended with, or null where there was none
 */
public record RunResult(String sync, long run, RunOutcome outcome, String message, RunTotals totals, double seconds,
		@Nullable ProblemCode code) {

	private static final int DONE_WITH_REJECTIONS = 3;

	/**
	 * What a command that ends with it exits with.
	 * @return the exit code of its problem; without one, whether contacts are rejected
	 */
	public int exitCode() {
		if (this.code != null) {
			return this.code.failure().map(Failure::exitCode).orElse(0);
		}
		return (this.totals.rejected() > 0) ? DONE_WITH_REJECTIONS : 0;
	}

	/**
	 * There was no run, because the process was asked to stop before.
	 * @param sync the sync
	 * @return a result that says so
	 */
	public static RunResult stopped(String sync) {
		return new RunResult(sync, 0, RunOutcome.STOPPED, "Asked to stop before the run of " + sync + " began: run it again.",
				RunTotals.EMPTY, 0, ProblemCode.STOPPED);
	}

	/** How a run ended. */
	public enum RunOutcome implements Coded {

		/** It looked at everything that it had to. */
		DONE,

		/** A guard waits for approval. */
		HELD,

		/** It was asked to end, or ran out of time, and can be resumed. */
		STOPPED,

		/** Something was wrong; it can be resumed. */
		FAILED,

		/** Another process runs the sync. */
		BUSY;

		/**
		 * How a run has ended that stands like this.
		 * @param state its state
		 * @return null for a run that is under way; one that was closed has failed, as it
		 * did not do its work
		 */
		public static @Nullable RunOutcome of(RunState state) {
			return switch (state) {
				case RUNNING -> null;
				case DONE -> DONE;
				case HELD -> HELD;
				case STOPPED -> STOPPED;
				case FAILED, CLOSED -> FAILED;
			};
		}

	}

}
