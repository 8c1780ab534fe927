package dev.contactsync.job;

import java.util.ArrayList;
import java.util.List;

import dev.contactsync.execution.RunContext;
import dev.contactsync.range.KeyRange;
import dev.contactsync.runs.RunStage;
import dev.contactsync.runs.Slice;
import dev.contactsync.runs.SliceLog;
import dev.contactsync.source.ContactRows;
import dev.contactsync.work.Run;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the rows that a run has read with the source's own count.
 * <ol>
 * <li>A difference is only a suspicion, because a table lives.</li>
 * <li>So the rows of each slice are counted, and a slice that differs is read again, in
 * one snapshot with its count.</li>
 * <li>Where that differs, too, reading loses rows, and the run fails. Else the difference
 * is explained, and what was read then is assessed; in a load, contacts that the run has
 * not met are left to the step that settles.</li>
 * </ol>
 */
final class SliceRecount {

	private static final Logger log = LoggerFactory.getLogger(SliceRecount.class);

	private final SliceLog slices;

	SliceRecount(SliceLog slices) {
		this.slices = slices;
	}

	/** The slices that are read again; none in a run that does not read every row. */
	List<Slice> slices(RunContext context) {
		Run run = context.run();
		if (!run.scope().isWhole()) {
			return List.of();
		}
		List<Slice> before = this.slices.slices(run, RunStage.RECOUNT);
		if (before.isEmpty()) {
			return begin(context);
		}
		if (!run.isLoad()) {
			this.slices.startOver(before.stream().filter((slice) -> !slice.done()).toList());
		}
		return before;
	}

	private List<Slice> begin(RunContext context) {
		Run run = context.run();
		List<Slice> suspect = suspect(context,
				this.slices.slices(run, run.isLoad() ? RunStage.DELIVER : RunStage.ASSESS));
		if (suspect.isEmpty()) {
			return List.of();
		}
		if (run.isLoad()) {
			return this.slices.addSlices(run, RunStage.RECOUNT, suspect.stream().map(Slice::bounds).toList());
		}
		return this.slices.readAgain(run, suspect);
	}

	private static List<Slice> suspect(RunContext context, List<Slice> read) {
		ContactRows source = context.sync().source();
		long rows = read.stream().mapToLong(Slice::rowsRead).sum();
		long counted = source.count();
		if (rows == counted) {
			return List.of();
		}
		List<Slice> suspect = new ArrayList<>();
		for (Slice slice : read) {
			context.cancellation().throwIfStopped();
			if (source.count(KeyRange.decode(slice.bounds())) != slice.rowsRead()) {
				suspect.add(slice);
			}
		}
		log.info("{}: {} rows were read, and the source counts {} now: {} of {} slices differ and are read again",
				context, rows, counted, suspect.size(), read.size());
		return suspect;
	}

}
