package dev.contactsync.runs;

import java.util.Optional;

import dev.contactsync.work.Run;

/** The runs. */
public interface RunTable {

	/**
	 * Adds a run that begins.
	 * @param run the run, without a number
	 * @return the run with its number
	 */
	Run add(Run run);

	/**
	 * The run that a sync has not finished.
	 * @return the newest that is neither done nor closed nor held
	 */
	Optional<Run> unfinished(String sync);

	/**
	 * The run that the next one builds on.
	 * @return the newest that is done, was no replay and had no limit: one with a limit
	 * did not look at everything
	 */
	Optional<Run> lastDone(String sync);

	/**
	 * A run is resumed, unless it has ended.
	 * @param run its number
	 */
	void resume(long run);

	/**
	 * A run ends, unless it is over.
	 * @param run its number
	 * @param status how
	 */
	void end(long run, RunStatus status, RunTotals totals);

	/** A newer run takes the place of those that are held; what they have shown stays. */
	void closeHeld(Run newer);

	/**
	 * A run as history shows it.
	 * @param run its number
	 */
	RunReport report(long run);

}
