package dev.contactsync.runs;

import java.time.Instant;
import java.util.List;

/** The slices of runs. */
public interface SliceTable {

	/**
	 * Writes the slices of a step down.
	 * @param run the number of the run
	 * @param step assess or deliver
	 * @param bounds what each covers
	 */
	void add(long run, RunStage step, List<String> bounds);

	/**
	 * The slices of a step.
	 * @param run the number of the run
	 * @param step assess or deliver
	 * @return the slices by number
	 */
	List<Slice> of(long run, RunStage step);

	/**
	 * A chunk of a slice is settled.
	 * @param reached the position of the chunk's last row
	 * @param counts what the chunk adds
	 */
	void advance(Slice slice, String reached, SliceCounts counts);

	/**
	 * A slice is finished.
	 */
	void done(Slice slice);

	/**
	 * Slices that have been finished for some time are not finished any more.
	 * @param run the number of the run
	 * @param before those that were finished before this time
	 */
	void reopen(long run, RunStage step, Instant before);

	/**
	 * Nothing of a slice counts as read, but the candidates that it has found: these stay
	 * candidates.
	 * @param slice the slice, whose rows are read again
	 */
	void startOver(Slice slice);

	/**
	 * How many contacts that the ledger knows were seen.
	 * @param run the number of the run
	 * @return the number
	 */
	long known(long run);

	/**
	 * How many rows the slices of a step have read.
	 * @param run the number of the run
	 * @param step assess or deliver
	 * @return the number
	 */
	long rowsRead(long run, RunStage step);

}
