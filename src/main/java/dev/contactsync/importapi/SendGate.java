package dev.contactsync.importapi;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.Function;

import dev.contactsync.contact.SteadyClock;
import dev.contactsync.importapi.ReplyVerdict.ReplyKind;
import dev.contactsync.pace.CircuitBreaker;
import dev.contactsync.pace.ConditionWait;
import dev.contactsync.pace.OutageLimit;
import dev.contactsync.pace.RequestPace;
import dev.contactsync.pace.RetryBackoff;
import dev.contactsync.pace.RetryBudget;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where every request of a destination passes, whichever thread sends it: holds it until
 * it may leave (a wait that the API asked for, the breaker, the pace, the requests in
 * flight), learns from every answer, and turns away whose run has to end. One lock guards
 * it and its parts.
 */
final class SendGate {

	private static final Logger LOG = LoggerFactory.getLogger(SendGate.class);

	/** Who asks for longer is asked again once a day. */
	private static final Duration LONGEST_WAIT = Duration.ofDays(1);

	private static final Duration WORTH_TELLING = Duration.ofSeconds(10);

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private final StopMessages messages;

	private final Clock clock;

	private final SteadyClock steady;

	private final ConditionWait waiter;

	private final RequestPace pace;

	private final OutageLimit patience;

	private final CircuitBreaker breaker;

	private final RetryBudget budget = new RetryBudget();

	private final int mostInFlight;

	private int inFlight;

	private boolean isClosed;

	private Instant waitUntil = Instant.MIN;

	private String trouble = "a wait that the API asked for earlier";

	SendGate(DestinationSettings settings, StopMessages messages, Clock clock, SteadyClock steady, ConditionWait waiter,
			DoubleSupplier chance) {
		this.messages = messages;
		this.clock = clock;
		this.steady = steady;
		this.waiter = waiter;
		this.pace = new RequestPace(settings.requestsPerSecond());
		this.patience = new OutageLimit(settings.patience());
		this.breaker = new CircuitBreaker(RetryBackoff.ofBreaker(chance));
		this.mostInFlight = settings.inFlight();
	}

	/**
	 * Waits until a request may leave.
	 * @param notBefore a wait of this request alone
	 * @param repetition whether the request was sent before
	 * @param isStopped whether the run of the request was stopped
	 * @return a permit, or why there is none
	 */
	GateAdmission enter(Instant notBefore, boolean repetition, BooleanSupplier isStopped) {
		this.lock.lock();
		try {
			while (true) {
				Instant now = this.steady.instant();
				SendOutcome.Stop end = end(now, isStopped);
				if (end != null) {
					return new GateAdmission.Closed(end);
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
			return new GateAdmission.Closed(asked());
		}
		finally {
			this.lock.unlock();
		}
	}

	private SendOutcome.@Nullable Stop end(Instant now, BooleanSupplier isStopped) {
		if (this.isClosed || isStopped.getAsBoolean() || Thread.currentThread().isInterrupted()) {
			return asked();
		}
		if (now.isBefore(this.waitUntil) && this.waitUntil.isAfter(this.patience.end(now))) {
			return this.messages.wait(wall(this.waitUntil));
		}
		return this.patience.isOver() ? this.messages.unavailable(this.patience.length(), this.trouble) : null;
	}

	private SendOutcome.Stop asked() {
		return this.messages.asked();
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

	private GateAdmission permit(Instant now, boolean repetition) {
		this.inFlight++;
		this.pace.take(now);
		this.budget.count(repetition);
		return new GateAdmission.Permit(this.breaker.take());
	}

	/**
	 * Whether a request with a permit may still leave, now that what had to be done
	 * before is done.
	 * @param isStopped whether the run of the request was stopped
	 * @return false if a wait or the end has come in between
	 */
	boolean mayStillLeave(GateAdmission.Permit permit, BooleanSupplier isStopped) {
		return read((now) -> {
			boolean held = now.isBefore(heldUntil(now)) || (!permit.probe() && this.breaker.openUntil() != null);
			return !held && end(now, isStopped) == null;
		});
	}

	/**
	 * Gives a permit back unused.
	 */
	void withdraw(GateAdmission.Permit permit) {
		change(() -> {
			this.inFlight--;
			this.breaker.withdraw(permit.probe());
		});
	}

	/**
	 * Gives a permit back and learns from what came of it.
	 * @param verdict what the reply meant
	 */
	void leave(GateAdmission.Permit permit, ReplyVerdict verdict) {
		change(() -> {
			this.inFlight--;
			if (verdict.isFailure()) {
				failed(permit, verdict);
			}
			else {
				this.patience.renew();
				this.breaker.answered(permit.probe());
				this.pace.recover();
			}
		});
	}

	private void failed(GateAdmission.Permit permit, ReplyVerdict verdict) {
		Instant now = this.steady.instant();
		Instant heldBefore = later(heldUntil(now), now);
		Duration asked = shortened(verdict.retryAfter());
		this.trouble = verdict.message();
		this.patience.failed(now);
		this.breaker.failed(permit.probe(), verdict.kind() == ReplyKind.NOT_APPLIED || this.budget.isSpent(), now,
				asked);
		if (asked != null) {
			this.waitUntil = later(this.waitUntil, now.plus(asked));
		}
		else if (verdict.status() == 429) {
			this.pace.slower();
		}
		Instant heldUntil = heldUntil(now);
		if (heldUntil.isAfter(heldBefore.plus(WORTH_TELLING))) {
			LOG.warn(this.messages.waiting(this.trouble, wall(heldUntil)));
		}
	}

	private static @Nullable Duration shortened(@Nullable Duration asked) {
		return (asked != null && asked.compareTo(LONGEST_WAIT) > 0) ? LONGEST_WAIT : asked;
	}

	/** What the clock of the machine will say, if it is not set until then. */
	private Instant wall(Instant moment) {
		return this.clock.instant().plus(Duration.between(this.steady.instant(), moment));
	}

	/** Begins a run: patience is whole again. */
	void begin() {
		change(this.patience::renew);
	}

	/** Turns all senders away from now on and ends every wait. */
	void close() {
		change(() -> this.isClosed = true);
	}

	/** Lets those that wait look again whether their run was stopped. */
	void wake() {
		change(() -> {
		});
	}

	/**
	 * Keeps all senders waiting at least until a time.
	 * @param until the time by the clock of the machine
	 */
	void waitUntil(Instant until) {
		change(() -> this.waitUntil = later(this.waitUntil,
				this.steady.instant().plus(Duration.between(this.clock.instant(), until))));
	}

	/** Forgets what the API has asked to wait for. */
	void endWait() {
		change(() -> {
			this.waitUntil = Instant.MIN;
			this.breaker.close();
		});
	}

	/** The end of the wait that is in force, by the clock of the machine. */
	Optional<Instant> waitUntil() {
		return read((now) -> Optional.of(this.waitUntil).filter(now::isBefore).map(this::wall));
	}

	Optional<ApiWait> waiting() {
		return read((now) -> Optional.of(heldUntil(now))
			.filter(now::isBefore)
			.map((until) -> new ApiWait(this.trouble, wall(until))));
	}

	private void change(Runnable change) {
		this.lock.lock();
		try {
			change.run();
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	private <T> T read(Function<Instant, T> question) {
		this.lock.lock();
		try {
			return question.apply(this.steady.instant());
		}
		finally {
			this.lock.unlock();
		}
	}

}
