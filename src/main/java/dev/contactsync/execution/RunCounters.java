package dev.contactsync.execution;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

import dev.contactsync.runs.RunStage;
import org.jspecify.annotations.Nullable;

/**
 * What a run has done in this process, counted by its slices a chunk or a request at a
 * time, and read by what shows it; and how much its step has to do, as far as that is
 * known already.
 */
public final class RunCounters {

	private final LongAdder rows = new LongAdder();

	private final LongAdder requests = new LongAdder();

	private final LongAdder byDefaultRegion = new LongAdder();

	private final AtomicInteger slicesDone = new AtomicInteger();

	private volatile long sourceRows;

	private volatile StepProgress step = StepProgress.of(null, 0);

	/** Rows or candidates of the step were settled. */
	public void processed(long contacts) {
		this.rows.add(contacts);
	}

	/** Requests were posted. */
	public void posted(int posts) {
		this.requests.add(posts);
	}

	/** Contacts were delivered whose phone was read by the default region. */
	public void delivered(long contacts) {
		this.byDefaultRegion.add(contacts);
	}

	/** How many those are, since this process has taken up the run. */
	public long byDefaultRegion() {
		return this.byDefaultRegion.sum();
	}

	/** A slice of the step is finished. */
	public void sliceDone() {
		this.slicesDone.incrementAndGet();
	}

	/** Of the source, so many rows are to be read. */
	public void sourceHas(long contacts) {
		this.sourceRows = contacts;
	}

	/** About how many rows of the source are to be read, or 0 if that is not known. */
	public long sourceRows() {
		return this.sourceRows;
	}

	/** A step begins; how much it has to do is not known yet. */
	public void begin(RunStage stage) {
		this.step = StepProgress.of(stage, this.rows.sum());
	}

	/**
	 * What the step has to do.
	 * @param expected about how many rows all of its slices have, or 0 if unknown
	 * @param before how many of them were settled before the run was resumed
	 * @param slices how many slices it has
	 * @param done how many of them were done before
	 */
	public void expect(long expected, long before, int slices, int done) {
		this.slicesDone.set(done);
		this.step = new StepProgress(this.step.stage(), this.rows.sum() - before, expected, slices);
	}

	ProgressSample read(Instant at) {
		StepProgress current = this.step;
		long now = this.rows.sum();
		return new ProgressSample(at, current.stage(), current.fraction(now, this.slicesDone.get()), now,
				this.requests.sum());
	}

	private record StepProgress(@Nullable RunStage stage, long begunAt, long expected, int slices) {

		static StepProgress of(@Nullable RunStage stage, long begunAt) {
			return new StepProgress(stage, begunAt, 0, 0);
		}

		double fraction(long rows, int slicesDone) {
			if (this.slices == 0) {
				return ProgressSample.UNKNOWN;
			}
			if (this.expected == 0) {
				return (double) slicesDone / this.slices;
			}
			return Math.min(1, (double) (rows - this.begunAt) / this.expected);
		}

	}

}
