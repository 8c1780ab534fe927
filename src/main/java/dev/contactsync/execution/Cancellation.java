package dev.contactsync.execution;

import java.util.concurrent.atomic.AtomicReference;

import dev.contactsync.contact.CauseChain;
import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.lease.RightToSend;
import dev.contactsync.state.StateFault;
import org.jspecify.annotations.Nullable;

/**
 * Whether a run has to end, and why: what its slices ask before each piece of work.
 */
public final class Cancellation {

	private final RightToSend lease;

	private final Runnable endOfWaits;

	private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

	private volatile boolean isClosing;

	/**
	 * Nothing has ended the run yet.
	 * @param lease the right to send for its sync
	 * @param endOfWaits ends what the run waits for at the API
	 */
	Cancellation(RightToSend lease, Runnable endOfWaits) {
		this.lease = lease;
		this.endOfWaits = endOfWaits;
	}

	/**
	 * Ends all slices as soon as they look; the first reason stays. What fails after the
	 * lease was lost fails because of that.
	 */
	public void fail(Throwable reason) {
		Throwable first = reason;
		try {
			this.lease.requireHeld();
		}
		catch (ContactSyncException ex) {
			first = ex;
		}
		this.failure.compareAndSet(null, ours(first));
	}

	/** Ends all slices now, those that wait for the API too. */
	public void cancel(Throwable reason) {
		fail(reason);
		this.endOfWaits.run();
	}

	/** What a step throws may come wrapped. */
	private static RuntimeException ours(Throwable reason) {
		return CauseChain.find(reason, ContactSyncException.class)
			.<RuntimeException>map((known) -> known)
			.orElseGet(() -> (reason instanceof RuntimeException other) ? StateFault.explain(other)
					: new IllegalStateException(reason));
	}

	/** Why the run cannot continue, or null. */
	public @Nullable RuntimeException failure() {
		return this.failure.get();
	}

	/** To be called wherever a slice may end: throws the reason why it has to. */
	public void throwIfStopped() {
		this.lease.requireHeld();
		RuntimeException reason = this.failure.get();
		if (reason instanceof ContactSyncException known) {
			throw new ContactSyncException(known.code(), String.valueOf(known.getMessage()), known);
		}
		if (reason != null) {
			throw new IllegalStateException("Another slice of the run has failed", reason);
		}
	}

	/** To be called before every POST: throws if the lease was lost. */
	public void requireLease() {
		this.lease.requireHeld();
	}

	/** All workers have come back: what is left is to write down how the run ended. */
	public void beginClosing() {
		this.isClosing = true;
	}

	/** Whether its end is being written down, in a state that still answers. */
	boolean isClosing() {
		try {
			this.lease.requireHeld();
			return this.isClosing;
		}
		catch (ContactSyncException ex) {
			return false;
		}
	}

}
