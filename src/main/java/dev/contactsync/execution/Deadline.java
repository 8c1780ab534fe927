package dev.contactsync.execution;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.sync.OpenSync;

/**
 * Ends a run cleanly once its sync has had its time, even while the run waits. The time
 * is that of a process: it begins again when the run is resumed.
 */
public final class Deadline implements AutoCloseable {

	private final ScheduledExecutorService timer = Timers.named("deadline");

	/**
	 * Begins to count for a run, unless its sync has no deadline.
	 * @param cancellation ends the run
	 * @param worked how long this process has been working for the sync already
	 */
	public void start(OpenSync sync, Cancellation cancellation, Duration worked) {
		Duration deadline = sync.settings().deadline();
		if (deadline != null) {
			this.timer.schedule(() -> cancellation.cancel(over(sync.name(), deadline)),
					deadline.minus(worked).toNanos(), TimeUnit.NANOSECONDS);
		}
	}

	private static ContactSyncException over(String sync, Duration deadline) {
		return new ContactSyncException(ProblemCode.DEADLINE_PASSED,
				"The deadline of %s has passed (contact-sync.syncs.%s.deadline: %s): the next run resumes where this one stopped."
					.formatted(sync, sync, message(deadline)));
	}

	private static String message(Duration time) {
		return (time.toSeconds() % 60 == 0) ? time.toMinutes() + "m" : time.toSeconds() + "s";
	}

	@Override
	public void close() {
		this.timer.shutdownNow();
	}

}
