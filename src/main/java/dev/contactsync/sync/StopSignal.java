package dev.contactsync.sync;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.Failure;

import org.springframework.stereotype.Component;

/**
 * Whether the process was asked to stop, as by SIGTERM. Runs under way end at the next
 * request, and can be taken up again.
 */
@Component
public class StopSignal {

	private final CountDownLatch asked = new CountDownLatch(1);

	private final Set<RunContext> runs = ConcurrentHashMap.newKeySet();

	private volatile Consumer<RuntimeException> lastResort = (reason) -> {
	};

	/**
	 * Sets what is done where a run does not end.
	 * @param lastResort takes why it should have ended; mostly ends the process
	 */
	public void onGivingUp(Consumer<RuntimeException> lastResort) {
		this.lastResort = lastResort;
	}

	void giveUp(RuntimeException reason) {
		this.lastResort.accept(reason);
	}

	/** Asks all runs of this process to end. */
	public void ask() {
		this.asked.countDown();
		this.runs.forEach((run) -> run.end(reason()));
	}

	void begun(RunContext run) {
		this.runs.add(run);
		if (this.asked.getCount() == 0) {
			run.end(reason());
		}
	}

	void ended(RunContext run) {
		this.runs.remove(run);
	}

	/**
	 * Waits, but not longer than until somebody asks to stop.
	 * @throws ContactSyncException if somebody has asked
	 */
	void pause(Duration time) {
		try {
			if (this.asked.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
				throw reason();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw reason();
		}
	}

	private static ContactSyncException reason() {
		return new ContactSyncException(Failure.TRY_LATER, "Asked to stop: the next run goes on where this one stood.");
	}

}
