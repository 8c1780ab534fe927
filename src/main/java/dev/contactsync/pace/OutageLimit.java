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

	public OutageLimit(Duration length) {
		this.length = length;
	}

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

	public Instant end(Instant now) {
		return ((this.troubleSince != null) ? this.troubleSince : now).plus(this.length);
	}

	public boolean isOver() {
		return this.over;
	}

	public Duration length() {
		return this.length;
	}

}
