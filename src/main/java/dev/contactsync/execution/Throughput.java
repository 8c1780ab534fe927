package dev.contactsync.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

import dev.contactsync.importapi.ApiWait;
import org.jspecify.annotations.Nullable;

/** How fast a run is, from the readings of the last half minute of its step. */
final class Throughput {

	private static final Duration LONGEST = Duration.ofSeconds(30);

	private final String run;

	private final Deque<ProgressSample> readings = new ArrayDeque<>();

	Throughput(String run) {
		this.run = run;
	}

	void add(ProgressSample reading) {
		ProgressSample last = this.readings.peekLast();
		if (last != null && last.step() != reading.step()) {
			this.readings.clear();
		}
		this.readings.add(reading);
		Instant oldest = reading.at().minus(LONGEST);
		while (this.readings.getFirst().at().isBefore(oldest)) {
			this.readings.removeFirst();
		}
	}

	/**
	 * How far the run is at the last reading.
	 * @param waiting the wait that is in force, or null
	 */
	RunProgress progress(@Nullable ApiWait waiting) {
		ProgressSample last = this.readings.getLast();
		ProgressSample first = this.readings.getFirst();
		return new RunProgress(this.run, last.step(), last.fraction(), perSecond(last.rows() - first.rows()),
				(last.requests() > 0) ? perSecond(last.requests() - first.requests()) : null,
				left(first.fraction(), last.fraction()), waiting);
	}

	private double perSecond(double done) {
		double seconds = seconds();
		return (seconds > 0) ? done / seconds : 0;
	}

	private @Nullable Duration left(double from, double to) {
		double perSecond = (from != ProgressSample.UNKNOWN) ? perSecond(to - from) : 0;
		return (perSecond > 0) ? Duration.ofSeconds(Math.round((1 - to) / perSecond)) : null;
	}

	private double seconds() {
		return Duration.between(this.readings.getFirst().at(), this.readings.getLast().at()).toMillis() / 1000.0;
	}

}
