package dev.contactsync.source;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * How long a source may stay away: five tries with growing pauses, and none that begins
 * later than 75 seconds after the first failed to begin with, so that a database that has
 * gone silent is an error soon.
 *
 * @param clock the clock of the machine, by which the source's is told
 * @param pause waits
 */
record ReadRetry(Clock clock, RetryPause pause) {

	private static final List<Duration> PAUSES = List.of(Duration.ofMillis(200), Duration.ofSeconds(1),
			Duration.ofSeconds(3), Duration.ofSeconds(8));

	private static final Duration LONGEST = Duration.ofSeconds(75);

	/**
	 * Begins to count tries.
	 * @param who the source, and the sync if there is one, for messages
	 * @return tries, none failed yet
	 */
	ReadTries tries(String who) {
		return new ReadTries(who);
	}

	/** The tries of one read. */
	final class ReadTries {

		private final String who;

		private int failed;

		private long begun = System.nanoTime();

		private ReadTries(String who) {
			this.who = who;
		}

		/** The read has worked, or has come further: the next failure is the first. */
		void worked() {
			this.failed = 0;
			this.begun = System.nanoTime();
		}

		/**
		 * Waits before the next try.
		 * @param fault why the last one failed
		 * @throws ContactSyncException if there is to be no other
		 */
		void failed(SQLException fault) {
			if (Thread.currentThread().isInterrupted()) {
				throw interrupted(null);
			}
			if (!SourceFault.isPassing(fault)) {
				throw SourceFault.refused(this.who, fault);
			}
			Duration spent = Duration.ofNanos(System.nanoTime() - this.begun);
			if (this.failed == PAUSES.size() || spent.compareTo(LONGEST) >= 0) {
				throw SourceFault.unavailable(this.who, fault);
			}
			try {
				ReadRetry.this.pause.of(PAUSES.get(this.failed++));
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw interrupted(ex);
			}
		}

		private ContactSyncException interrupted(@Nullable Throwable cause) {
			return new ContactSyncException(ProblemCode.STOPPED, this.who + ": asked to stop while reading", cause);
		}

	}

	/** Waits, or is interrupted. */
	interface RetryPause {

		/**
		 * Waits.
		 * @param time how long
		 * @throws InterruptedException if the thread is asked to stop
		 */
		void of(Duration time) throws InterruptedException;

	}

}
