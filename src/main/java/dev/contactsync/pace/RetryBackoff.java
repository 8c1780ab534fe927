package dev.contactsync.pace;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before trying again: longer each time up to a cap, and a little less
 * with random jitter, so that many do not come back at the same moment.
 *
 * @param first the first wait in seconds
 * @param factor how much longer each next one is
 * @param cap the longest in seconds
 * @param jitter what part may be taken off at random, 0 to 1
 * @param chance gives numbers from 0 to 1
 */
public record RetryBackoff(double first, double factor, double cap, double jitter, DoubleSupplier chance) {

	/**
	 * For one request whose answer was not usable while others may pass: 1 s, 2 s, 4 s.
	 */
	public static RetryBackoff ofRequest(DoubleSupplier chance) {
		return new RetryBackoff(1, 2, 30, 0.5, chance);
	}

	/**
	 * For all of them while the API is down: 2 s, 20 s, 200 s, then five minutes, so that
	 * an outage of twenty minutes costs ten tries.
	 */
	public static RetryBackoff ofBreaker(DoubleSupplier chance) {
		return new RetryBackoff(2, 10, 300, 0.15, chance);
	}

	/**
	 * How long to wait.
	 * @param failures how many there were in a row, at least 1
	 */
	public Duration after(int failures) {
		double longest = Math.min(this.cap, this.first * Math.pow(this.factor, failures - 1));
		return Duration.ofMillis((long) (1000 * longest * (1 - this.jitter * this.chance.getAsDouble())));
	}

}
