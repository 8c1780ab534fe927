package dev.contactsync.importapi;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.DoubleSupplier;

import dev.contactsync.contact.Failure;
import dev.contactsync.importapi.Verdict.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Where every request of a destination passes, whichever thread sends it: holds it until
 * it may leave (a wait that the API asked for, the breaker, the pace, the requests in
 * flight), learns from every answer, and turns all away once the run has to end. One lock
 * guards it and its parts.
 */
final class Gate {

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private final StopMessages messages;

	private final Clock clock;

	private final Waiter waiter;

	private final Pace pace;

	private final Patience patience;

	private final Breaker breaker;

	private final Budget budget = new Budget();

	private final int mostInFlight;

	private int inFlight;

	private boolean stopped;

	private Instant waitUntil = Instant.MIN;

	private String trouble = "a wait that the API asked for earlier";

	Gate(DestinationSettings settings, StopMessages messages, Clock clock, Waiter waiter, DoubleSupplier chance) {
		this.messages = messages;
		this.clock = clock;
		this.waiter = waiter;
		this.pace = new Pace(settings.requestsPerSecond());
		this.patience = new Patience(settings.patience());
		this.breaker = new Breaker(Backoff.ofBreaker(chance));
		this.mostInFlight = settings.inFlight();
	}

	/** What a sender gets at the gate. */
	sealed interface Entry {

		/**
		 * It may send one request, and must {@link #leave} or {@link #withdraw}.
		 *
		 * @param probe whether everybody else waits for the answer
		 */
		record Permit(boolean probe) implements Entry {
		}

		/**
		 * It may not send any more.
		 *
		 * @param stop why
		 */
		record Closed(Outcome.Stop stop) implements Entry {
		}

	}

	/**
	 * Waits until a request may leave.
	 * @param notBefore a wait of this request alone
	 * @param repetition whether the request was sent before
	 * @return a permit, or why there is none
	 */
	Entry enter(Instant notBefore, boolean repetition) {
		this.lock.lock();
		try {
			while (true) {
				Instant now = this.clock.instant();
				Outcome.Stop end = end(now);
				if (end != null) {
					return new Entry.Closed(end);
				}
				Instant opens = opens(notBefore, now);
				boolean early = now.isBefore(opens);
				if (!early && this.inFlight < this.mostInFlight && this.breaker.admits()) {
					return permit(now, repetition);
				}
				this.waiter.await(this.changed, early ? opens : null);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return new Entry.Closed(asked());
		}
		finally {
			this.lock.unlock();
		}
	}

	private Outcome.@Nullable Stop end(Instant now) {
		if (this.stopped || Thread.currentThread().isInterrupted()) {
			return asked();
		}
		if (now.isBefore(this.waitUntil) && this.waitUntil.isAfter(this.patience.end(now))) {
			return new Outcome.Stop(Failure.TRY_LATER, this.messages.wait(this.waitUntil));
		}
		return this.patience.isOver()
				? new Outcome.Stop(Failure.UNAVAILABLE, this.messages.unavailable(this.patience.length(), this.trouble))
				: null;
	}

	private Outcome.Stop asked() {
		return new Outcome.Stop(Failure.TRY_LATER, this.messages.asked());
	}

	private Instant opens(Instant notBefore, Instant now) {
		return later(later(notBefore, heldUntil(now)), this.pace.next());
	}

	private Instant heldUntil(Instant now) {
		Instant open = this.breaker.openUntil();
		if (open == null) {
			return this.waitUntil;
		}
		Instant lastTry = this.patience.end(now);
		return later(open.isAfter(lastTry) ? lastTry : open, this.waitUntil);
	}

	private static Instant later(Instant left, Instant right) {
		return left.isAfter(right) ? left : right;
	}

	private Entry permit(Instant now, boolean repetition) {
		this.inFlight++;
		this.pace.take(now);
		this.budget.count(repetition);
		return new Entry.Permit(this.breaker.take());
	}

	/**
	 * Whether a request with a permit may still leave, now that what had to be done
	 * before is done.
	 * @param permit the permit
	 * @return false if a wait or the end has come in between
	 */
	boolean mayStillLeave(Entry.Permit permit) {
		this.lock.lock();
		try {
			Instant now = this.clock.instant();
			boolean held = now.isBefore(heldUntil(now)) || (!permit.probe() && this.breaker.openUntil() != null);
			return !held && end(now) == null;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Gives a permit back unused.
	 * @param permit the permit
	 */
	void withdraw(Entry.Permit permit) {
		this.lock.lock();
		try {
			this.inFlight--;
			this.breaker.withdraw(permit.probe());
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Gives a permit back and learns from what came of it.
	 * @param permit the permit
	 * @param verdict what the reply meant
	 */
	void leave(Entry.Permit permit, Verdict verdict) {
		this.lock.lock();
		try {
			this.inFlight--;
			if (verdict.isFailure()) {
				failed(permit, verdict);
			}
			else {
				this.patience.renew();
				this.breaker.answered(permit.probe());
				this.pace.recover();
			}
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	private void failed(Entry.Permit permit, Verdict verdict) {
		Instant now = this.clock.instant();
		Duration asked = verdict.retryAfter();
		this.trouble = verdict.words();
		this.patience.failed(now);
		this.breaker.failed(permit.probe(), verdict.kind() == Kind.NOT_APPLIED || this.budget.isSpent(), now, asked);
		if (asked != null) {
			this.waitUntil = later(this.waitUntil, now.plus(asked));
		}
		else if (verdict.status() == 429) {
			this.pace.slower();
		}
	}

	/** Begins a run: patience is whole again. */
	void begin() {
		this.lock.lock();
		try {
			this.patience.renew();
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Turns everybody away from now on and ends every wait. */
	void stop() {
		this.lock.lock();
		try {
			this.stopped = true;
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Keeps everybody waiting at least until a time.
	 * @param until the time
	 */
	void waitUntil(Instant until) {
		this.lock.lock();
		try {
			this.waitUntil = later(this.waitUntil, until);
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	Optional<Instant> waitUntil() {
		this.lock.lock();
		try {
			return Optional.of(this.waitUntil).filter(this.clock.instant()::isBefore);
		}
		finally {
			this.lock.unlock();
		}
	}

	Optional<Waiting> waiting() {
		this.lock.lock();
		try {
			Instant now = this.clock.instant();
			return Optional.of(heldUntil(now)).filter(now::isBefore).map((until) -> new Waiting(this.trouble, until));
		}
		finally {
			this.lock.unlock();
		}
	}

}
