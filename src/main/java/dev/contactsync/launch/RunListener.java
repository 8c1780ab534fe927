package dev.contactsync.launch;

import dev.contactsync.work.Run;

/** Is told of runs of this process; what it throws is logged and changes no run. */
public interface RunListener {

	/**
	 * A run begins, or is resumed.
	 * @param run the run; {@link Run#resumed} says how often it was resumed
	 */
	default void started(Run run) {
	}

	/**
	 * A run has ended, or could not begin.
	 * @param result how, and with which totals
	 */
	default void ended(RunResult result) {
	}

}
