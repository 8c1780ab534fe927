package dev.contactsync.importapi;

import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

import dev.contactsync.contact.SteadyClock;
import dev.contactsync.pace.RetryBackoff;
import org.jspecify.annotations.Nullable;

/**
 * One request and all attempts at it, until there is an outcome. For one thread.
 */
final class SendAttempts {

	private final SendGate gate;

	private final ApiToken token;

	private final StopMessages messages;

	private final RetryBackoff backoff;

	private final SteadyClock clock;

	private final Consumer<Instant> keeper;

	private final BooleanSupplier isStopped;

	private int posts;

	private int unanswered;

	private int unknown;

	private boolean tokenReloaded;

	private boolean isWithdrawn;

	private Instant notBefore = Instant.MIN;

	SendAttempts(SendGate gate, ApiToken token, StopMessages messages, RetryBackoff backoff, SteadyClock clock,
			Consumer<Instant> keeper, BooleanSupplier isStopped) {
		this.gate = gate;
		this.token = token;
		this.messages = messages;
		this.backoff = backoff;
		this.clock = clock;
		this.keeper = keeper;
		this.isStopped = isStopped;
	}

	/**
	 * Sends until there is an outcome.
	 * @param call makes one HTTP request with a token and says what its reply means
	 * @param mostUnknown how many replies may be unusable before the request is in doubt
	 * @param beforePost what has to be done before each attempt
	 * @return what became of the request
	 */
	SendResult run(Function<String, ReplyVerdict> call, int mostUnknown, BeforePost beforePost) {
		while (true) {
			GateAdmission entry = this.gate.enter(this.notBefore, this.posts > 0, this.isStopped);
			if (entry instanceof GateAdmission.Closed closed) {
				return sending(closed.stop());
			}
			if (!(entry instanceof GateAdmission.Permit permit)) {
				throw new IllegalStateException("Nothing is known to do after " + entry.getClass().getSimpleName());
			}
			ReplyVerdict verdict = attempt(permit, call, beforePost);
			if (this.isWithdrawn) {
				return sending(new SendOutcome.Withdrawn());
			}
			SendOutcome outcome = (verdict != null) ? outcome(verdict, mostUnknown) : null;
			if (outcome != null) {
				return sending(outcome);
			}
		}
	}

	private SendResult sending(SendOutcome outcome) {
		return new SendResult(outcome, this.posts, this.unanswered);
	}

	private @Nullable ReplyVerdict attempt(GateAdmission.Permit permit, Function<String, ReplyVerdict> call,
			BeforePost beforePost) {
		ReplyVerdict verdict = null;
		try {
			this.isWithdrawn = !beforePost.before(this.posts + 1);
			if (!this.isWithdrawn && this.gate.mayStillLeave(permit, this.isStopped)) {
				this.posts++;
				verdict = call.apply(this.token.value());
			}
			return verdict;
		}
		finally {
			if (verdict != null) {
				this.gate.leave(permit, verdict);
			}
			else {
				this.gate.withdraw(permit);
			}
		}
	}

	private @Nullable SendOutcome outcome(ReplyVerdict verdict, int mostUnknown) {
		if (verdict.maybeApplied()) {
			this.unanswered++;
		}
		if (verdict.retryAfter() != null) {
			this.gate.waitUntil().ifPresent(this.keeper);
		}
		return switch (verdict.kind()) {
			case ACCEPTED -> new SendOutcome.Accepted();
			case SPLIT -> new SendOutcome.Split(verdict.status(), verdict.message());
			case REFUSED -> new SendOutcome.Refused(verdict.status(), verdict.message());
			case STOP -> verdict.stop();
			case TOKEN -> token(verdict);
			case NOT_APPLIED -> null;
			case UNKNOWN -> unknown(verdict, mostUnknown);
		};
	}

	private @Nullable SendOutcome token(ReplyVerdict verdict) {
		if (!this.tokenReloaded && this.token.reload()) {
			this.tokenReloaded = true;
			return null;
		}
		return this.messages.token(verdict.message());
	}

	private @Nullable SendOutcome unknown(ReplyVerdict verdict, int mostUnknown) {
		this.unknown++;
		this.notBefore = this.clock.instant().plus(this.backoff.after(this.unknown));
		return (this.unknown >= mostUnknown) ? new SendOutcome.InDoubt(verdict.message()) : null;
	}

}
