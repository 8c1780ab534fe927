package dev.contactsync.pace;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How long senders continue without a usable answer. Guarded by the lock of whoever uses
 * it.
 */
public final class OutageLimit {

	private final Duration length;

	private @Nullable Instant troubleSince;

	private boolean over;

	/**
	 * A limit that has not begun to run.
	 * @param length how long from the first failure
	 */
	public OutageLimit(Duration length) {
		this.length = length;
	}

	/**
	 * A request had no usable answer; the first since the last usable one starts the
	 * time.
	 */
	public void failed(Instant now) {
		if (this.troubleSince == null) {
			this.troubleSince = now;
		}
		this.over = !now.isBefore(end(now));
	}

	/**
	 * A usable answer came, or a run begins.
	 */
	public void renew() {
		this.troubleSince = null;
		this.over = false;
	}

	/**
	 * When the time is over.
	 * @param now from when it counts if nothing has failed
	 */
	public Instant end(Instant now) {
		return ((this.troubleSince != null) ? this.troubleSince : now).plus(this.length);
	}

	/** Whether a request has failed after the time was over. */
	public boolean isOver() {
		return this.over;
	}

	/** How long senders continue. */
	public Duration length() {
		return this.length;
	}

}
