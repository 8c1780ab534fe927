package dev.contactsync.execution;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

import dev.contactsync.contact.CountText;
import dev.contactsync.importapi.ApiWait;
import dev.contactsync.runs.RunStage;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is, and how fast.
 *
 * @param run the sync and the number of the run
 * @param step what it does, or null before the first step
 * @param fraction which part of the step is done, from 0 to 1, or less than 0 if it knows
 * @param rowsPerSecond rows or candidates that are settled a second
 * @param requestsPerSecond requests a second; null if there was none yet
 * @param left how long the step still takes at this pace, or null
 * @param waiting why all requests wait, and until when; null if they do not
 */
public record RunProgress(String run, @Nullable RunStage step, double fraction, double rowsPerSecond,
		@Nullable Double requestsPerSecond, @Nullable Duration left, @Nullable ApiWait waiting) {

	private static final Duration IN_SECONDS = Duration.ofSeconds(90);

	private static final Duration IN_MINUTES = Duration.ofMinutes(90);

	/** From here on decimals say nothing. */
	private static final double MANY = 10;

	/**
	 * The progress in a line.
	 * @param zone the zone of its times
	 * @return such as {@code customers run 12: deliver 37 %, 4,410 rows/s, 2 min left}
	 */
	public String line(ZoneId zone) {
		StringBuilder line = new StringBuilder(this.run).append(": ")
			.append((this.step != null) ? this.step.code() : "");
		if (this.fraction >= 0) {
			line.append(" ").append(percent()).append(" %");
		}
		line.append(", ").append(rate(this.rowsPerSecond)).append(" rows/s");
		if (this.requestsPerSecond != null) {
			line.append(", ").append(rate(this.requestsPerSecond)).append(" requests/s");
		}
		if (this.left != null) {
			line.append(", ").append(about(this.left)).append(" left");
		}
		if (this.waiting != null) {
			line.append(", waiting for the API until ")
				.append(DateTimeFormatter.ISO_LOCAL_TIME
					.format(this.waiting.until().atZone(zone).toLocalTime().truncatedTo(ChronoUnit.SECONDS)))
				.append(" (")
				.append(this.waiting.why())
				.append(")");
		}
		return line.toString();
	}

	/** As long as a step lasts, something is left. */
	private int percent() {
		return (int) Math.min(99, this.fraction * 100);
	}

	private static String rate(double perSecond) {
		return CountText.format((perSecond == 0 || perSecond >= MANY) ? "%,.0f" : "%.1f", perSecond);
	}

	private static String about(Duration left) {
		if (left.compareTo(IN_SECONDS) < 0) {
			return left.toSeconds() + " s";
		}
		return (left.compareTo(IN_MINUTES) < 0) ? rounded(left, Duration.ofMinutes(1)) + " min"
				: rounded(left, Duration.ofHours(1)) + " h";
	}

	private static long rounded(Duration left, Duration unit) {
		return left.plus(unit.dividedBy(2)).dividedBy(unit);
	}

}
