package dev.contactsync.launch;

import dev.contactsync.contact.Coded;
import dev.contactsync.contact.Failure;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.runs.RunTotals;
import dev.contactsync.sync.RejectionMode;
import dev.contactsync.work.RunState;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended, or why there was none.
 *
 * @param run the run's number; 0 where there was none
 * @param end how it ended
 * @param totals its totals
 * @param seconds how long it took since it first began
 */
public record RunResult(String sync, long run, RunEnd end, RunTotals totals, double seconds) {

	private static final int DONE_WITH_REJECTIONS = 3;

	/** How it ended. */
	public RunOutcome outcome() {
		return this.end.outcome();
	}

	/** What there is to say about its end. */
	public String message() {
		return this.end.message();
	}

	/**
	 * The problem that it ended with.
	 * @return its code, or null where there was none
	 */
	public @Nullable ProblemCode code() {
		return this.end.code();
	}

	/**
	 * What a command that ends with it exits with.
	 * @return the exit code of its problem; without one, whether contacts are rejected
	 * that nobody has accepted
	 */
	public int exitCode() {
		ProblemCode code = this.end.code();
		if (code != null) {
			return code.failure().map(Failure::exitCode).orElse(0);
		}
		boolean isFailure = this.totals.rejections().open() > 0 && this.end.rejections() == RejectionMode.FAIL;
		return isFailure ? DONE_WITH_REJECTIONS : 0;
	}

	/**
	 * There was no run, because the process was asked to stop before.
	 * @return a result that says so
	 */
	public static RunResult stopped(String sync) {
		return new RunResult(
				sync, 0, RunEnd.of(RunOutcome.STOPPED,
						"Asked to stop before the run of " + sync + " began: run it again.", ProblemCode.STOPPED),
				RunTotals.EMPTY, 0);
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
