package dev.contactsync.importapi;

import java.time.Duration;
import java.util.Objects;

import dev.contactsync.contact.ProblemCode;

import org.jspecify.annotations.Nullable;

/**
 * What a reply means.
 *
 * @param kind the class of the reply
 * @param status the HTTP status, the one in the body where that counts, or 0 without an
 * answer
 * @param message the API's message, or ours where it has none
 * @param retryAfter how long the API asks to wait, or {@code null}
 * @param maybeApplied whether the contacts may have been applied without our knowing
 * @param code the problem of a {@link ReplyKind#STOP}, else {@code null}
 */
record ReplyVerdict(ReplyKind kind, int status, String message, @Nullable Duration retryAfter, boolean maybeApplied,
		@Nullable ProblemCode code) {

	enum ReplyKind {

		/** Proven success. */
		ACCEPTED,

		/** Refused as a whole, halves may pass. */
		SPLIT,

		/** The only contact is refused. */
		REFUSED,

		/** Certainly not applied: wait, send again. */
		NOT_APPLIED,

		/** May have been applied: the same bytes again. */
		UNKNOWN,

		/** The token is not accepted. */
		TOKEN,

		/** Nothing that waiting fixes. */
		STOP

	}

	static ReplyVerdict of(ReplyKind kind, int status, String message) {
		return new ReplyVerdict(kind, status, message, null, kind == ReplyKind.UNKNOWN, null);
	}

	static ReplyVerdict stop(int status, SendOutcome.Stop stop, boolean maybeApplied) {
		return new ReplyVerdict(ReplyKind.STOP, status, stop.message(), null, maybeApplied, stop.code());
	}

	/** What a stop does to the run. */
	SendOutcome.Stop stop() {
		return new SendOutcome.Stop(Objects.requireNonNull(this.code), this.message);
	}

	ReplyVerdict after(@Nullable Duration wait) {
		return new ReplyVerdict(this.kind, this.status, this.message, wait, this.maybeApplied, this.code);
	}

	boolean isFailure() {
		return this.kind == ReplyKind.NOT_APPLIED || this.kind == ReplyKind.UNKNOWN;
	}

}
