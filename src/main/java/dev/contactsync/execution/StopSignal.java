package dev.contactsync.execution;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.ProblemCode;

import org.springframework.stereotype.Component;

/**
 * Whether runs were asked to stop, as by SIGTERM: all of the process, or one by its own
 * signal. They end at the next request, and can be resumed.
 */
@Component
public class StopSignal {

	private final CountDownLatch asked = new CountDownLatch(1);

	private final Set<Consumer<RuntimeException>> listeners = ConcurrentHashMap.newKeySet();

	private volatile Consumer<RuntimeException> lastResort = (reason) -> {
	};

	/**
	 * Sets what is done where a run does not end.
	 * @param lastResort takes why it should have ended; mostly ends the process
	 */
	public void onGivingUp(Consumer<RuntimeException> lastResort) {
		this.lastResort = lastResort;
	}

	/**
	 * A run does not end.
	 * @param reason why it should have
	 */
	public void giveUp(RuntimeException reason) {
		this.lastResort.accept(reason);
	}

	/** Asks all runs that listen to end. */
	public void ask() {
		this.asked.countDown();
		this.listeners.forEach((listener) -> listener.accept(reason()));
	}

	/**
	 * Whether runs were asked to end.
	 * @return true from then on
	 */
	public boolean isAsked() {
		return this.asked.getCount() == 0;
	}

	/**
	 * Tells a run when it is asked to stop; at once where that was before.
	 * @param listener is given the reason
	 * @return ends the telling
	 */
	public Registration register(Consumer<RuntimeException> listener) {
		this.listeners.add(listener);
		if (isAsked()) {
			listener.accept(reason());
		}
		return () -> this.listeners.remove(listener);
	}

	/**
	 * Waits, but no longer than until the stop is asked for.
	 * @param time how long
	 * @throws ContactSyncException if it was asked for
	 */
	public void pause(Duration time) {
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
		return new ContactSyncException(ProblemCode.STOPPED,
				"Asked to stop: the next run resumes where this one stopped.");
	}

	/** A listener, until it is closed. */
	public interface Registration {

		void close();

	}

}
