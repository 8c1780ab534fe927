package dev.contactsync.importapi;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What a reply means.
 *
 * @param kind the class of the reply
 * @param status the HTTP status, the one in the body where that counts, or 0 without an
 * answer
 * @param words the API's words, or ours where it has none
 * @param retryAfter how long the API asks to wait, or {@code null}
 * @param maybeApplied whether the contacts may have been applied without our knowing
 */
record Verdict(Kind kind, int status, String words, @Nullable Duration retryAfter, boolean maybeApplied) {

	enum Kind {

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

		/** Nothing that waiting mends. */
		STOP

	}

	static Verdict of(Kind kind, int status, String words) {
		return new Verdict(kind, status, words, null, kind == Kind.UNKNOWN);
	}

	Verdict after(@Nullable Duration wait) {
		return new Verdict(this.kind, this.status, this.words, wait, this.maybeApplied);
	}

	boolean isFailure() {
		return this.kind == Kind.NOT_APPLIED || this.kind == Kind.UNKNOWN;
	}

}
