package dev.contactsync.execution;

import java.time.Duration;

/** Where the operator sees how far a run is. */
public interface ProgressView {

	/**
	 * How often to show it.
	 * @return some seconds
	 */
	Duration interval();

	/**
	 * Shows it.
	 * @param progress how far the run is
	 */
	void show(RunProgress progress);

	/** The run has ended, well or not: nothing of it is to be seen any more. */
	void end();

}
