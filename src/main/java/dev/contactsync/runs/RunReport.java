package dev.contactsync.runs;

import java.time.Instant;

import dev.contactsync.work.RunState;
import org.jspecify.annotations.Nullable;

/**
 * A run as history shows it.
 *
 * @param run the run's number
 * @param status how it stands
 * @param started when it began
 * @param ended when it ended, or null
 * @param totals its totals
 */
public record RunReport(long run, String sync, RunStatus status, Instant started, @Nullable Instant ended,
		RunTotals totals) {

	/** How it stands. */
	public RunState state() {
		return this.status.state();
	}

	/**
	 * What there is to say about its end.
	 * @return the message, or null
	 */
	public @Nullable String message() {
		return this.status.message();
	}

	/**
	 * How long it took, or takes.
	 * @param now the time now
	 * @return whole seconds, with one decimal
	 */
	public double seconds(Instant now) {
		Instant end = (this.ended != null) ? this.ended : now;
		return Math.round((end.toEpochMilli() - this.started.toEpochMilli()) / 100.0) / 10.0;
	}

}
