package dev.contactsync.importapi;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;

import dev.contactsync.contact.Failure;
import org.jspecify.annotations.Nullable;

/**
 * One request and all attempts at it, until there is an outcome. For one thread.
 */
final class Attempts {

	private final Gate gate;

	private final Token token;

	private final StopMessages messages;

	private final Backoff backoff;

	private final Clock clock;

	private final Consumer<Instant> keeper;

	private int posts;

	private int unanswered;

	private int unknown;

	private boolean tokenReloaded;

	private Instant notBefore = Instant.MIN;

	Attempts(Gate gate, Token token, StopMessages messages, Backoff backoff, Clock clock, Consumer<Instant> keeper) {
		this.gate = gate;
		this.token = token;
		this.messages = messages;
		this.backoff = backoff;
		this.clock = clock;
		this.keeper = keeper;
	}

	/**
	 * Sends until there is an outcome.
	 * @param call makes one HTTP request with a token and says what its reply means
	 * @param mostUnknown how many replies may be unusable before the request is in doubt
	 * @param beforePost what has to be done before each attempt
	 * @return what became of the request
	 */
	Sending run(Function<String, Verdict> call, int mostUnknown, BeforePost beforePost) {
		while (true) {
			Entry entry = this.gate.enter(this.notBefore, this.posts > 0);
			if (entry instanceof Entry.Closed closed) {
				return sending(closed.stop());
			}
			Verdict verdict = attempt((Entry.Permit) entry, call, beforePost);
			Outcome outcome = (verdict != null) ? outcome(verdict, mostUnknown) : null;
			if (outcome != null) {
				return sending(outcome);
			}
		}
	}

	private Sending sending(Outcome outcome) {
		return new Sending(outcome, this.posts, this.unanswered);
	}

	private @Nullable Verdict attempt(Entry.Permit permit, Function<String, Verdict> call, BeforePost beforePost) {
		Verdict verdict = null;
		try {
			beforePost.before(this.posts + 1);
			if (this.gate.mayStillLeave(permit)) {
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

	private @Nullable Outcome outcome(Verdict verdict, int mostUnknown) {
		if (verdict.maybeApplied()) {
			this.unanswered++;
		}
		if (verdict.retryAfter() != null) {
			this.gate.waitUntil().ifPresent(this.keeper);
		}
		return switch (verdict.kind()) {
			case ACCEPTED -> new Outcome.Accepted();
			case SPLIT -> new Outcome.Split(verdict.status(), verdict.words());
			case REFUSED -> new Outcome.Refused(verdict.status(), verdict.words());
			case STOP -> new Outcome.Stop(Failure.NO_ANSWER, verdict.words());
			case TOKEN -> token(verdict);
			case NOT_APPLIED -> null;
			case UNKNOWN -> unknown(verdict, mostUnknown);
		};
	}

	private @Nullable Outcome token(Verdict verdict) {
		if (!this.tokenReloaded && this.token.reload()) {
			this.tokenReloaded = true;
			return null;
		}
		return new Outcome.Stop(Failure.TOKEN, this.messages.token(verdict.words()));
	}

	private @Nullable Outcome unknown(Verdict verdict, int mostUnknown) {
		this.unknown++;
		this.notBefore = this.clock.instant().plus(this.backoff.after(this.unknown));
		return (this.unknown >= mostUnknown) ? new Outcome.InDoubt(verdict.words()) : null;
	}

}
