package dev.contactsync.runs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import dev.contactsync.ledger.Memory.SlicePlace;
import dev.contactsync.ledger.Memory.SliceRow;
import dev.contactsync.ledger.Memory;
import dev.contactsync.work.ContactOutcome;

/** The slices in memory. */
public class MemorySliceTable implements SliceTable {

	private final Memory memory;

	public MemorySliceTable(Memory memory) {
		this.memory = memory;
	}

	@Override
	public void add(long run, RunStage step, List<String> bounds) {
		this.memory.note("slices of " + step.code());
		for (int i = 0; i < bounds.size(); i++) {
			SlicePlace place = new SlicePlace(run, step, i);
			if (this.memory.slices.get(place) != null) {
				throw Memory.away();
			}
			this.memory.slices.put(place, new SliceRow(new Slice(run, step, i, bounds.get(i), null, false, 0), 0, 0, 0,
					0, new long[ContactOutcome.values().length]));
		}
	}

	@Override
	public List<Slice> of(long run, RunStage step) {
		List<Slice> found = new ArrayList<>();
		for (SliceRow row : this.memory.slices.all()) {
			if (row.slice().runId() == run && row.slice().step() == step) {
				found.add(row.slice());
			}
		}
		found.sort(Comparator.comparingInt(Slice::number));
		return found;
	}

	@Override
	public void advance(Slice slice, String reached, SliceCounts counts) {
		this.memory.note("chunk of " + slice.step().code());
		SliceRow row = row(slice);
		long[] outcomes = row.outcomes().clone();
		for (ContactOutcome outcome : RunTotalsBuilder.OF_SLICES) {
			outcomes[outcome.ordinal()] += counts.of(outcome);
		}
		Slice was = row.slice();
		put(new SliceRow(
				new Slice(was.runId(), was.step(), was.number(), was.bounds(), reached, was.done(),
						was.rowsRead() + counts.rowsRead),
				row.candidates() + counts.candidates, row.already() + counts.already, row.known() + counts.known,
				row.emails() + counts.emailsOmitted, outcomes));
	}

	@Override
	public void done(Slice slice) {
		this.memory.note("slice done");
		SliceRow row = row(slice);
		Slice was = row.slice();
		put(new SliceRow(
				new Slice(was.runId(), was.step(), was.number(), was.bounds(), was.reached(), true, was.rowsRead()),
				row.candidates(), row.already(), row.known(), row.emails(), row.outcomes()));
		this.memory.finished.put(place(slice), this.memory.clock.instant());
	}

	@Override
	public void startOver(Slice slice) {
		this.memory.note("slice over again");
		SliceRow row = row(slice);
		Slice was = row.slice();
		put(new SliceRow(
				new Slice(was.runId(), was.step(), was.number(), was.bounds(), null, was.done(), row.candidates()),
				row.candidates(), 0, 0, 0, new long[ContactOutcome.values().length]));
	}

	@Override
	public void reopen(long run, RunStage step, Instant before) {
		for (Slice was : of(run, step)) {
			Instant finished = this.memory.finished.get(place(was));
			if (finished != null && finished.isBefore(before)) {
				SliceRow row = row(was);
				put(new SliceRow(
						new Slice(was.runId(), was.step(), was.number(), was.bounds(), was.reached(), false,
								was.rowsRead()),
						row.candidates(), row.already(), row.known(), row.emails(), row.outcomes()));
			}
		}
	}

	private static SlicePlace place(Slice slice) {
		return new SlicePlace(slice.runId(), slice.step(), slice.number());
	}

	@Override
	public long known(long run) {
		long known = 0;
		for (SliceRow row : this.memory.slices.all()) {
			boolean isAssessed = row.slice().step() == RunStage.ASSESS || row.slice().step() == RunStage.RECOUNT;
			known += (row.slice().runId() == run && isAssessed) ? row.known() : 0;
		}
		return known;
	}

	@Override
	public long rowsRead(long run, RunStage step) {
		return of(run, step).stream().mapToLong(Slice::rowsRead).sum();
	}

	private SliceRow row(Slice slice) {
		return Objects
			.requireNonNull(this.memory.slices.get(new SlicePlace(slice.runId(), slice.step(), slice.number())));
	}

	private void put(SliceRow row) {
		this.memory.slices.put(new SlicePlace(row.slice().runId(), row.slice().step(), row.slice().number()), row);
	}

}
