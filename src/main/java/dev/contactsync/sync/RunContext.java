package dev.contactsync.sync;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.ledger.Run;
import dev.contactsync.ledger.RunLog;
import org.jspecify.annotations.Nullable;

/**
 * A run that this process is working on: what its slices share.
 */
final class RunContext {

	private static final int TOO_MANY_REFUSALS = 20;

	private final Run run;

	private final OpenSync sync;

	private final RightToSend lease;

	private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

	private final AtomicLong mayStillSend;

	private final AtomicLong accepted;

	private final Set<String> refusals = ConcurrentHashMap.newKeySet();

	private final AtomicLong refused = new AtomicLong();

	private volatile boolean rejectionsAccepted;

	private volatile boolean isEnding;

	private final RunCounters counters = new RunCounters();

	private final RequestSizeLimit requestBytes;

	private final Semaphore openRequests;

	RunContext(Run run, OpenSync sync, RightToSend lease, long sentBefore) {
		this.run = run;
		this.sync = sync;
		this.lease = lease;
		this.accepted = new AtomicLong(sentBefore);
		this.openRequests = new Semaphore(sync.destination().inFlight());
		this.requestBytes = new RequestSizeLimit(sync.destination().requestBytes().toBytes());
		this.mayStillSend = new AtomicLong((run.sendLimit() != null) ? run.sendLimit() - sentBefore : Long.MAX_VALUE);
	}

	Run run() {
		return this.run;
	}

	OpenSync sync() {
		return this.sync;
	}

	/** How many slices are worked on at once. */
	int workers() {
		return Syncs.workers(this.sync.destination());
	}

	RightToSend lease() {
		return this.lease;
	}

	/**
	 * Ends all slices as soon as they look; the first reason stays. Whatever has failed
	 * since the lease was lost failed because of that.
	 */
	void fail(Throwable reason) {
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
	void end(Throwable reason) {
		fail(reason);
		this.sync.api().stop();
	}

	/** What a step throws may come wrapped. */
	private static RuntimeException ours(Throwable reason) {
		for (Throwable cause = reason; cause != null; cause = cause.getCause()) {
			if (cause instanceof ContactSyncException known) {
				return known;
			}
		}
		return (reason instanceof RuntimeException known) ? RunLog.explain(known) : new IllegalStateException(reason);
	}

	/** Why the run cannot go on, or null. */
	@Nullable RuntimeException failure() {
		return this.failure.get();
	}

	/** To be called wherever a slice may end: throws the reason why it has to. */
	void throwIfStopped() {
		this.lease.requireHeld();
		RuntimeException reason = this.failure.get();
		if (reason instanceof ContactSyncException known) {
			throw new ContactSyncException(known.failure(), String.valueOf(known.getMessage()), known);
		}
		if (reason != null) {
			throw new IllegalStateException("Another slice of the run has failed", reason);
		}
	}

	/** Takes from what a limit allows to be sent; returns how many of the wanted. */
	int maySend(int wanted) {
		long left = this.mayStillSend.getAndUpdate((each) -> Math.max(0, each - wanted));
		return (int) Math.max(0, Math.min(wanted, left));
	}

	RequestSizeLimit requestBytes() {
		return this.requestBytes;
	}

	/** Permits for requests that are posted and whose outcome is not written down yet. */
	Semaphore openRequests() {
		return this.openRequests;
	}

	void wasAccepted(int contacts) {
		this.accepted.addAndGet(contacts);
	}

	long accepted() {
		return this.accepted.get();
	}

	/**
	 * A contact was refused. Where the API refuses one after the other for one and the
	 * same reason and has accepted none, it is not the contacts that are wrong, unless
	 * somebody has approved of just that.
	 * @param message the API's own words
	 * @return whether that is so
	 */
	boolean wasRefused(String message) {
		wereRefused(message, 1);
		return refusesEverybody();
	}

	private boolean refusesEverybody() {
		return this.refused.get() >= TOO_MANY_REFUSALS && this.accepted.get() == 0 && this.refusals.size() == 1
				&& !this.rejectionsAccepted;
	}

	/** How many contacts were refused where that has ended the run, else none. */
	long refusedInVain() {
		return refusesEverybody() ? this.refused.get() : 0;
	}

	/** Somebody was shown that the API refuses everybody, and approves. */
	void letRejectionsStand() {
		this.rejectionsAccepted = true;
	}

	/** Contacts were refused, perhaps before the run was taken up again. */
	void wereRefused(String message, long contacts) {
		if (this.refusals.size() < 2) {
			this.refusals.add(message);
		}
		this.refused.addAndGet(contacts);
	}

	/** All workers have come back: what is left is to write down how the run ended. */
	void ends() {
		this.isEnding = true;
	}

	/** Whether its end is being written down, in a state that still answers. */
	boolean isBeingWrittenDown() {
		try {
			this.lease.requireHeld();
			return this.isEnding;
		}
		catch (ContactSyncException ex) {
			return false;
		}
	}

	RunCounters counters() {
		return this.counters;
	}

	@Override
	public String toString() {
		return this.sync.name() + " run " + this.run.id();
	}

}
