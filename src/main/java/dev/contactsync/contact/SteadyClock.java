package dev.contactsync.contact;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A clock for how long something takes, which runs on evenly though the clock of the
 * machine is set. Its moments are to be compared with each other only.
 */
@FunctionalInterface
public interface SteadyClock extends InstantSource {

	/**
	 * The clock of this process.
	 * @param clock the clock of the machine, with which it agrees for as long as that is
	 * not set
	 */
	static SteadyClock from(Clock clock) {
		Instant begun = clock.instant();
		long nanos = System.nanoTime();
		return () -> begun.plusNanos(System.nanoTime() - nanos);
	}

}
