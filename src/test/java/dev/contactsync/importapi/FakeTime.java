package dev.contactsync.importapi;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.locks.Condition;

import dev.contactsync.contact.SteadyClock;
import dev.contactsync.pace.ConditionWait;
import org.jspecify.annotations.Nullable;

/** A clock that jumps ahead whenever a thread waits for a time. */
final class FakeTime extends Clock implements ConditionWait, SteadyClock {

	static final Instant START = Instant.parse("2026-11-22T02:00:00Z");

	private Instant now = START;

	@Override
	public void await(Condition changed, @Nullable Instant until) throws InterruptedException {
		if (until == null) {
			changed.await();
			return;
		}
		jumpTo(until);
	}

	private synchronized void jumpTo(Instant until) {
		this.now = until.isAfter(this.now) ? until : this.now;
	}

	void pass(Duration time) {
		jumpTo(instant().plus(time));
	}

	Duration passed() {
		return Duration.between(START, instant());
	}

	@Override
	public synchronized Instant instant() {
		return this.now;
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		throw new UnsupportedOperationException();
	}

}
