package dev.contactsync.runs;

import java.time.Instant;
import java.util.List;

import dev.contactsync.ledger.KnownContactQuery;
import dev.contactsync.state.StateTransactions;
import dev.contactsync.work.Run;

import org.springframework.stereotype.Component;

/**
 * The memory of slices: what each covers, and how far it is. Every method is a
 * transaction of its own; what a chunk adds is in {@link ChunkLog}.
 */
@Component
public class SliceLog {

	private final StateTransactions transactions;

	private final SliceTable slices;

	private final KnownContactQuery known;

	/** A log over these tables. */
	public SliceLog(StateTransactions transactions, SliceTable slices, KnownContactQuery known) {
		this.transactions = transactions;
		this.slices = slices;
		this.known = known;
	}

	/**
	 * The slices of a step.
	 * @param step assess or deliver
	 * @return the slices by number; empty where none are written down yet
	 */
	public List<Slice> slices(Run run, RunStage step) {
		return this.transactions.get(() -> this.slices.of(run.id(), step));
	}

	/**
	 * Writes the slices of a step down.
	 * @param step assess or deliver
	 * @param bounds what each covers
	 */
	public List<Slice> addSlices(Run run, RunStage step, List<String> bounds) {
		return this.transactions.once(() -> {
			this.slices.add(run.id(), step, bounds);
			return this.slices.of(run.id(), step);
		}, () -> {
			List<Slice> earlier = this.slices.of(run.id(), step);
			return earlier.isEmpty() ? null : earlier;
		});
	}

	/**
	 * Slices are read again, as slices of another step, from their beginning; what was
	 * read of them before no longer counts.
	 * @param run the run, which assesses
	 * @return the slices that take their place
	 */
	public List<Slice> readAgain(Run run, List<Slice> suspect) {
		return this.transactions.once(() -> {
			suspect.forEach(this.slices::startOver);
			this.slices.add(run.id(), RunStage.RECOUNT, suspect.stream().map(Slice::bounds).toList());
			return this.slices.of(run.id(), RunStage.RECOUNT);
		}, () -> {
			List<Slice> earlier = this.slices.of(run.id(), RunStage.RECOUNT);
			return earlier.isEmpty() ? null : earlier;
		});
	}

	/**
	 * Slices begin again from their beginning.
	 * @param slices the slices, interrupted
	 */
	public void startOver(List<Slice> slices) {
		this.transactions.run(() -> slices.forEach(this.slices::startOver));
	}

	/**
	 * A slice is finished.
	 */
	public void finish(Slice slice) {
		this.transactions.run(() -> this.slices.done(slice));
	}

	/**
	 * Slices are to be read once more from their beginnings: those that are not finished,
	 * and those that have been for some time.
	 * @param before those that were finished before this time
	 */
	public void reopen(Run run, RunStage step, Instant before) {
		this.transactions.run(() -> {
			this.slices.reopen(run.id(), step, before);
			this.slices.of(run.id(), step).stream().filter((slice) -> !slice.done()).forEach(this.slices::startOver);
		});
	}

	/**
	 * How many rows the slices of a step have read so far.
	 * @param step assess, or deliver in a load
	 * @return the number
	 */
	public long rowsRead(Run run, RunStage step) {
		return this.transactions.get(() -> this.slices.rowsRead(run.id(), step));
	}

	/**
	 * Whether the slices of a whole sweep have seen fewer known contacts than there are,
	 * so that some must have gone.
	 * @return true if it is worth to look for them
	 */
	public boolean missesContacts(Run run) {
		return this.transactions.get(() -> {
			long seen = this.slices.known(run.id());
			return seen < this.known.count(run, seen).known();
		});
	}

}
