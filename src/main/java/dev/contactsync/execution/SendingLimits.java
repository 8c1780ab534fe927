package dev.contactsync.execution;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

import dev.contactsync.sync.DestinationSession;
import org.jspecify.annotations.Nullable;

/**
 * What bounds the sending of a run: how many contacts it may send, how large a request
 * may be, how many requests may be without a recorded outcome, and when the API refuses
 * so consistently that it is not the contacts that are wrong.
 */
public final class SendingLimits {

	private static final int TOO_MANY_REFUSALS = 20;

	private final AtomicLong mayStillSend;

	private final AtomicLong accepted;

	private final AtomicLong withheld = new AtomicLong();

	private final AtomicLong refused = new AtomicLong();

	private final boolean areRejectionsApproved;

	private final RequestSizeLimit requestSize;

	private final Semaphore openRequests;

	/**
	 * The limits of a run.
	 * @param sendLimit how many contacts it may send, or null for all
	 * @param sentBefore how many it has sent before it was interrupted
	 * @param areRejectionsApproved whether the operator was shown that the API refuses
	 * every contact, and approves
	 * @param destination where it sends to
	 */
	public SendingLimits(@Nullable Integer sendLimit, long sentBefore, boolean areRejectionsApproved,
			DestinationSession destination) {
		this.accepted = new AtomicLong(sentBefore);
		this.mayStillSend = new AtomicLong((sendLimit != null) ? sendLimit - sentBefore : Long.MAX_VALUE);
		this.areRejectionsApproved = areRejectionsApproved;
		this.requestSize = new RequestSizeLimit(destination.settings().requestBytes().toBytes());
		this.openRequests = destination.openRequests();
	}

	/** Takes from what a limit allows to be sent; returns how many of the wanted. */
	public int maySend(int wanted) {
		long left = this.mayStillSend.getAndUpdate((each) -> Math.max(0, each - wanted));
		int allowed = (int) Math.max(0, Math.min(wanted, left));
		this.withheld.addAndGet(wanted - allowed);
		return allowed;
	}

	/**
	 * How large a request may be.
	 * @return the limit, which a run lowers when the API finds a request too large
	 */
	public RequestSizeLimit requestSize() {
		return this.requestSize;
	}

	/** Permits for requests that are posted and whose outcome is not recorded yet. */
	public Semaphore openRequests() {
		return this.openRequests;
	}

	/**
	 * Contacts were accepted.
	 * @param contacts how many
	 */
	public void wasAccepted(int contacts) {
		this.accepted.addAndGet(contacts);
	}

	/** How many contacts were accepted in this run. */
	public long accepted() {
		return this.accepted.get();
	}

	/**
	 * A contact was refused that was not known as refused before. Where the API refuses
	 * one after the other and has accepted none, whatever it says, it is not the contacts
	 * that are wrong, unless the operator has approved of exactly that.
	 * @return whether that is so
	 */
	public boolean wasRefused() {
		return this.refused.incrementAndGet() >= TOO_MANY_REFUSALS && this.accepted.get() == 0
				&& !this.areRejectionsApproved;
	}

	/** How many contacts were refused that were not known as refused before. */
	public long refused() {
		return this.refused.get();
	}

	/** Contacts were refused, perhaps before the run was interrupted. */
	public void wereRefused(long contacts) {
		this.refused.addAndGet(contacts);
	}

	/** The run decides once more on all that have no outcome yet. */
	public void beginRound() {
		this.withheld.set(0);
	}

	/**
	 * How many contacts the limit has kept from being sent since the last round began.
	 */
	public long withheld() {
		return this.withheld.get();
	}

}
