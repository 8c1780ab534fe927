package dev.contactsync.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.contactsync.execution.RunContext;
import dev.contactsync.ledger.CandidateLog;
import dev.contactsync.range.KeyRange;
import dev.contactsync.runs.RunLog;
import dev.contactsync.runs.RunStage;
import dev.contactsync.runs.Slice;
import dev.contactsync.runs.SliceLog;
import dev.contactsync.source.ContactRows;
import dev.contactsync.work.Run;
import dev.contactsync.work.RunScope.Part;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.stereotype.Component;

/**
 * Cuts a step into slices and writes them down before the first is read. A step that was
 * cut before keeps its slices, even if the source has changed since.
 */
@Component
class SlicePlanner {

	/**
	 * Many more slices than workers, so that these end together; not so many that they
	 * cost.
	 */
	private static final int SLICES_OF_CANDIDATES = 128;

	/**
	 * In how many pieces the rows of a source are cut, of which slices are put together.
	 */
	private static final int PIECES = 512;

	/** A slice is a quarter of what a worker's share of the pieces left would be. */
	private static final int SLICES_A_SHARE = 4;

	/** A load that is resumed later looks once more for who has said no. */
	private static final Duration LOOK_LASTS = Duration.ofHours(1);

	private final RunLog runs;

	private final SliceLog slices;

	private final CandidateLog candidates;

	private final Clock clock;

	private final SliceRecount recount;

	SlicePlanner(RunLog runs, SliceLog slices, CandidateLog candidates, Clock clock) {
		this.clock = clock;
		this.runs = runs;
		this.slices = slices;
		this.candidates = candidates;
		this.recount = new SliceRecount(slices);
	}

	/**
	 * The slices to look at for who has said no, by the names of their partitions. What
	 * was looked at too long ago is looked at once more.
	 */
	Map<String, ExecutionContext> look(RunContext context) {
		Instant fresh = this.clock.instant().minus(LOOK_LASTS);
		this.slices.reopen(context.run(), RunStage.LOOK, fresh);
		List<Slice> slices = this.slices.slices(context.run(), RunStage.LOOK);
		return partitions(context, slices.isEmpty() ? add(context, RunStage.LOOK, ranges(context)) : slices);
	}

	/** The slices of assess that are left, by the names of their partitions. */
	Map<String, ExecutionContext> assess(RunContext context) {
		List<Slice> slices = this.slices.slices(context.run(), RunStage.ASSESS);
		return partitions(context, slices.isEmpty() ? add(context, RunStage.ASSESS, ranges(context)) : slices);
	}

	/** The slices of deliver that are left, by the names of their partitions. */
	Map<String, ExecutionContext> deliver(RunContext context) {
		List<Slice> slices = this.slices.slices(context.run(), RunStage.DELIVER);
		if (!slices.isEmpty()) {
			return partitions(context, slices);
		}
		return partitions(context,
				add(context, RunStage.DELIVER, context.run().isLoad() ? ranges(context) : candidates(context)));
	}

	/** The slices that are left to be read again, by the names of their partitions. */
	Map<String, ExecutionContext> recount(RunContext context) {
		return partitions(context, this.recount.slices(context));
	}

	private List<Slice> add(RunContext context, RunStage step, List<String> bounds) {
		return bounds.isEmpty() ? List.of() : this.slices.addSlices(context.run(), step, bounds);
	}

	private Map<String, ExecutionContext> partitions(RunContext context, List<Slice> slices) {
		expect(context, slices);
		Map<String, ExecutionContext> partitions = new HashMap<>();
		slices.stream()
			.filter((slice) -> !slice.done())
			.forEach((slice) -> partitions.put(String.valueOf(slice.number()), new ExecutionContext()));
		return partitions;
	}

	private void expect(RunContext context, List<Slice> slices) {
		Run run = context.run();
		int done = (int) slices.stream().filter(Slice::done).count();
		if (!slices.isEmpty() && slices.get(0).step() == RunStage.RECOUNT) {
			context.counters().expect(0, 0, slices.size(), done);
		}
		else if (slices.isEmpty() || (!run.isLoad() && slices.get(0).step() == RunStage.DELIVER)) {
			long candidates = candidates(run, slices);
			context.counters().expect(candidates, candidates * done / Math.max(1, slices.size()), slices.size(), done);
		}
		else {
			long before = (run.resumed() > 0) ? this.slices.rowsRead(run, slices.get(0).step()) : 0;
			context.counters().expect(context.counters().sourceRows(), before, slices.size(), done);
		}
	}

	/**
	 * Candidates are numbered almost without gaps, and slices have equally many, but for
	 * the last. Where the first begins is not written down.
	 */
	private long candidates(Run run, List<Slice> slices) {
		if (slices.isEmpty()) {
			return 0;
		}
		long last = CandidateReader.last(slices.get(slices.size() - 1).bounds());
		if (slices.size() > 1) {
			return (last - CandidateReader.last(slices.get(0).bounds())) * slices.size() / (slices.size() - 1);
		}
		return this.candidates.unresolved(run, 0, last, 1)
			.stream()
			.mapToLong((first) -> last - first.number() + 1)
			.sum();
	}

	private List<String> ranges(RunContext context) {
		ContactRows source = context.sync().source();
		List<KeyRange> ranges = new ArrayList<>();
		if (!(context.run().scope() instanceof Part part) || part.number() == 0) {
			source.requireUniqueKeys();
		}
		long rows = source.count();
		long size = pieceSize(context, rows);
		if (context.run().scope() instanceof Part part) {
			ranges.addAll(source.changedRanges(part.since(), size));
			ranges.addAll(part(context, part, size));
			context.counters().sourceHas(ranges.size() * size);
		}
		else {
			ranges.addAll(source.keyRanges(size));
			context.counters().sourceHas(rows);
		}
		return taper(ranges, context.sync().workers()).stream().map(KeyRange::encode).toList();
	}

	/**
	 * Puts neighbours together, many first and few last, so that workers who take one
	 * slice after the other end together (guided self-scheduling: Polychronopoulos and
	 * Kuck, 1987).
	 * @param pieces ranges in order
	 * @param workers how many take slices
	 * @return ranges in order that hold the same
	 */
	static List<KeyRange> taper(List<KeyRange> pieces, int workers) {
		List<KeyRange> slices = new ArrayList<>();
		for (int from = 0; from < pieces.size();) {
			KeyRange first = pieces.get(from);
			int most = from + (pieces.size() - from) / (SLICES_A_SHARE * workers);
			int to = from + 1;
			while (to < most && pieces.get(to).getClass() == first.getClass()) {
				to++;
			}
			slices.add(first.through(pieces.get(to - 1)));
			from = to;
		}
		return slices;
	}

	/**
	 * The part of the sweep that a run does. It begins where the part before has ended,
	 * whatever was added, deleted or changed since, and takes its share of what is left;
	 * where that one has reached the end before its time, it begins again.
	 */
	private List<KeyRange> part(RunContext context, Part part, long size) {
		String sweptUpTo = (part.number() > 0) ? sweptUpTo(context.run()) : null;
		List<KeyRange> left = context.sync().source().keyRanges(size, part.since(), sweptUpTo);
		int parts = part.of() - part.number();
		return left.subList(0, (left.size() + parts - 1) / parts);
	}

	/** The last key of the part before, or null where it has reached the end. */
	private @Nullable String sweptUpTo(Run run) {
		List<Slice> slices = this.runs.lastDone(run.sync())
			.map((last) -> this.slices.slices(last, RunStage.ASSESS))
			.orElse(List.of());
		if (slices.isEmpty()) {
			return null;
		}
		KeyRange last = KeyRange.decode(slices.get(slices.size() - 1).bounds());
		return (last instanceof KeyRange.ByKey keys) ? keys.upTo() : null;
	}

	private List<String> candidates(RunContext context) {
		int chunk = context.sync().settings().chunkSize();
		List<Long> ends = this.candidates.bounds(context.run(), chunk);
		int chunksASlice = Math.max(1, ends.size() / SLICES_OF_CANDIDATES);
		List<String> bounds = new ArrayList<>();
		long after = 0;
		for (int i = 0; i < ends.size(); i++) {
			if ((i + 1) % chunksASlice == 0 || i == ends.size() - 1) {
				bounds.add(CandidateReader.bounds(after, ends.get(i)));
				after = ends.get(i);
			}
		}
		return bounds;
	}

	/** In rows, so that all requests of a slice but the last chunk's are full. */
	private static long pieceSize(RunContext context, long rows) {
		int request = context.sync().destination().settings().requestSize();
		long size = Math.max(context.sync().settings().chunkSize(), rows / PIECES + 1);
		return (size + request - 1) / request * request;
	}

}
