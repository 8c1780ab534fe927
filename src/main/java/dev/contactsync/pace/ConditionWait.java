package dev.contactsync.pace;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;

import dev.contactsync.contact.SteadyClock;
import org.jspecify.annotations.Nullable;

/** How a thread waits, so that tests need not. */
@FunctionalInterface
public interface ConditionWait {

	/**
	 * Waits until the condition is signalled or a time has come, whichever is first; may
	 * return earlier.
	 * @param changed the condition, whose lock the caller holds
	 * @param until the time, or {@code null} to wait for the signal alone
	 * @throws InterruptedException if the thread is interrupted
	 */
	void await(Condition changed, @Nullable Instant until) throws InterruptedException;

	static ConditionWait by(SteadyClock clock) {
		return (changed, until) -> {
			if (until == null) {
				changed.await();
				return;
			}
			changed.awaitNanos(Duration.between(clock.instant(), until).toNanos());
		};
	}

}
