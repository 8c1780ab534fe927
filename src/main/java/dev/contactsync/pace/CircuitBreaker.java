package dev.contactsync.pace;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Keeps all senders away from an API that is down: while it is open nothing is sent, then
 * one request goes alone, and its answer decides. It opens at once when the API certainly
 * did not take a request, and at the third failure in a row of any kind. Guarded by the
 * lock of whoever uses it.
 */
public final class CircuitBreaker {

	private static final int FAILURES_IN_A_ROW = 3;

	private final RetryBackoff backoff;

	private int failures;

	private int openings;

	private @Nullable Instant openUntil;

	private boolean probing;

	/**
	 * A breaker that is closed.
	 * @param backoff how long it stays open, by how often it has opened in a row
	 */
	public CircuitBreaker(RetryBackoff backoff) {
		this.backoff = backoff;
	}

	/**
	 * Until when nothing is sent.
	 * @return the time, or null while the breaker is closed
	 */
	public @Nullable Instant openUntil() {
		return this.openUntil;
	}

	/** Whether a request may go, but for the time: not while another goes alone. */
	public boolean admits() {
		return !this.probing;
	}

	/**
	 * A request goes.
	 * @return whether it is the one that goes alone
	 */
	public boolean take() {
		this.probing = this.openUntil != null;
		return this.probing;
	}

	/**
	 * The request did not leave after all.
	 * @param probe whether it was the one that goes alone
	 */
	public void withdraw(boolean probe) {
		this.probing = this.probing && !probe;
	}

	/**
	 * A request had a usable answer. One that left before the breaker opened proves
	 * nothing.
	 * @param probe whether it was the one that goes alone
	 */
	public void answered(boolean probe) {
		withdraw(probe);
		if (probe || this.openUntil == null) {
			close();
		}
	}

	/** What failed before no longer counts. */
	public void close() {
		this.failures = 0;
		this.openings = 0;
		this.openUntil = null;
	}

	/**
	 * A request had no usable answer.
	 * @param probe whether it was the one that goes alone
	 * @param atOnce whether this is reason enough to open
	 * @param now when
	 * @param asked how long the API asks to wait, or {@code null}
	 */
	public void failed(boolean probe, boolean atOnce, Instant now, @Nullable Duration asked) {
		withdraw(probe);
		this.failures++;
		boolean opens = (this.openUntil == null) ? atOnce || this.failures >= FAILURES_IN_A_ROW : probe;
		if (opens) {
			this.openings++;
			this.openUntil = now.plus((asked != null) ? asked : this.backoff.after(this.openings));
		}
	}

}
