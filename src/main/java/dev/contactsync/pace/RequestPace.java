package dev.contactsync.pace;

import java.time.Duration;
import java.time.Instant;

/**
 * The time between the starts of two requests. It doubles when the API finds us too fast,
 * and comes back by itself. Guarded by the lock of whoever uses it.
 */
public final class RequestPace {

	private static final double SLOWEST = 32;

	private static final double RECOVERY = 0.9;

	private final double spacingNanos;

	private double slowdown = 1;

	private Instant next = Instant.MIN;

	public RequestPace(double requestsPerSecond) {
		this.spacingNanos = 1e9 / requestsPerSecond;
	}

	public Instant next() {
		return this.next;
	}

	/**
	 * A request starts. One that starts a little late does not delay the following.
	 * @param now when
	 */
	public void take(Instant now) {
		Duration spacing = Duration.ofNanos((long) (this.spacingNanos * this.slowdown));
		this.next = (this.next.isBefore(now.minus(spacing)) ? now : this.next).plus(spacing);
	}

	public void slower() {
		this.slowdown = Math.min(SLOWEST, this.slowdown * 2);
	}

	public void recover() {
		this.slowdown = Math.max(1, this.slowdown * RECOVERY);
	}

}
