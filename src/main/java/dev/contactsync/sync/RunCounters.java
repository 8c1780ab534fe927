package dev.contactsync.sync;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * What a run has done in this process, counted by its slices a chunk or a request at a
 * time, and looked at by whoever shows it; and how much its step has to do, as far as
 * that is known already.
 */
final class RunCounters {

	private final LongAdder rows = new LongAdder();

	private final LongAdder requests = new LongAdder();

	private final AtomicInteger slicesDone = new AtomicInteger();

	private volatile long sourceRows;

	private volatile Step step = Step.named("", 0);

	/** Rows or candidates of the step were settled. */
	void settled(long contacts) {
		this.rows.add(contacts);
	}

	/** Requests were posted. */
	void posted(int posts) {
		this.requests.add(posts);
	}

	void sliceDone() {
		this.slicesDone.incrementAndGet();
	}

	/** The source was counted. */
	void sourceHas(long contacts) {
		this.sourceRows = contacts;
	}

	/** How many rows the source had when it was last counted, or 0. */
	long sourceRows() {
		return this.sourceRows;
	}

	/** A step begins; how much it has to do is not known yet. */
	void begin(String name) {
		this.step = Step.named(name, this.rows.sum());
	}

	/**
	 * What the step has to do.
	 * @param expected about how many rows all of its slices have, or 0 if nobody knows
	 * @param slices how many slices it has
	 * @param done how many of them were done before
	 */
	void expect(long expected, int slices, int done) {
		this.slicesDone.set(done);
		this.step = new Step(this.step.name(), this.rows.sum(), expected, slices, done);
	}

	Reading read(Instant at) {
		Step current = this.step;
		long now = this.rows.sum();
		return new Reading(at, current.name(), current.fraction(now, this.slicesDone.get()), now, this.requests.sum());
	}

	private record Step(String name, long rowsBefore, long expected, int slices, int doneBefore) {

		static Step named(String name, long rowsBefore) {
			return new Step(name, rowsBefore, 0, 0, 0);
		}

		/**
		 * Of a run that was taken up again, slices that were done before count, and those
		 * that were begun do not.
		 */
		double fraction(long rows, int slicesDone) {
			if (this.slices == 0) {
				return Reading.UNKNOWN;
			}
			if (this.expected == 0) {
				return (double) slicesDone / this.slices;
			}
			return Math.min(1,
					(double) this.doneBefore / this.slices + (double) (rows - this.rowsBefore) / this.expected);
		}

	}

}
