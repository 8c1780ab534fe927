package dev.contactsync.importapi;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How long senders continue without a usable answer. Guarded by the lock of
 * {@link SendGate}.
 */
final class OutageLimit {

	private final Duration length;

	private @Nullable Instant troubleSince;

	private boolean over;

	OutageLimit(Duration length) {
		this.length = length;
	}

	void failed(Instant now) {
		if (this.troubleSince == null) {
			this.troubleSince = now;
		}
		this.over = !now.isBefore(end(now));
	}

	/**
	 * A usable answer came, or a run begins.
	 */
	void renew() {
		this.troubleSince = null;
		this.over = false;
	}

	Instant end(Instant now) {
		return ((this.troubleSince != null) ? this.troubleSince : now).plus(this.length);
	}

	boolean isOver() {
		return this.over;
	}

	Duration length() {
		return this.length;
	}

}
