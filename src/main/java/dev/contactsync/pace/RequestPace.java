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

	/** The full pace; the first request may start at once. */
	public RequestPace(double requestsPerSecond) {
		this.spacingNanos = 1e9 / requestsPerSecond;
	}

	/** When the next request may start. */
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

	/** The API found us too fast: half as many requests, down to a thirty-second. */
	public void slower() {
		this.slowdown = Math.min(SLOWEST, this.slowdown * 2);
	}

	/**
	 * A request had a usable answer: a tenth less time between two, up to the full pace.
	 */
	public void recover() {
		this.slowdown = Math.max(1, this.slowdown * RECOVERY);
	}

}
