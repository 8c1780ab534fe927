package dev.contactsync.runs;

import java.util.EnumMap;
import java.util.Map;

import dev.contactsync.work.ContactOutcome;

/**
 * The totals of a run: what became of every contact that it read. They balance when the
 * outcomes add up to what was read, and new, changed and repeated ones to those
 * delivered.
 *
 * @param read contacts read
 * @param outcomes contacts by what became of them; gone ones are not among them
 * @param novelties what the delivered ones are to the API
 * @param emailsOmitted rows with an invalid e-mail address
 * @param journal what was sent
 * @param rejections who is rejected now, whichever run has found it
 */
public record RunTotals(long read, Map<ContactOutcome, Long> outcomes, NoveltyTotals novelties, long emailsOmitted,
		RequestTotals journal, RejectionTotals rejections) {

	/** The totals of a run that did nothing. */
	public static final RunTotals EMPTY = new RunTotals(0, Map.of(), new NoveltyTotals(0, 0, 0), 0,
			new RequestTotals(0, 0, 0), RejectionTotals.NONE);

	public RunTotals {
		Map<ContactOutcome, Long> all = new EnumMap<>(ContactOutcome.class);
		outcomes.forEach((outcome, contacts) -> {
			if (outcome != ContactOutcome.GONE && contacts != 0) {
				all.put(outcome, contacts);
			}
		});
		outcomes = Map.copyOf(all);
	}

	/**
	 * Contacts acknowledged in this run.
	 * @return the number
	 */
	public long delivered() {
		return of(ContactOutcome.DELIVERED);
	}

	/**
	 * Delivered contacts that the API did not know before.
	 * @return the number
	 */
	public long added() {
		return this.novelties.added();
	}

	/**
	 * Delivered contacts that have changed, or have another phone.
	 * @return the number
	 */
	public long changed() {
		return this.novelties.changed();
	}

	/**
	 * Delivered contacts that the API knew just like that: they have returned, were in
	 * doubt, or were tried again.
	 * @return the number
	 */
	public long again() {
		return this.novelties.again();
	}

	/**
	 * Contacts known to the API as they are.
	 * @return the number
	 */
	public long unchanged() {
		return of(ContactOutcome.UNCHANGED);
	}

	/**
	 * Contacts that make no valid profile.
	 * @return the number
	 */
	public long invalid() {
		return of(ContactOutcome.INVALID);
	}

	/**
	 * Contacts refused by the API.
	 * @return the number
	 */
	public long refused() {
		return of(ContactOutcome.REFUSED);
	}

	/**
	 * Contacts that are invalid or refused.
	 * @return the number
	 */
	public long rejected() {
		return invalid() + refused();
	}

	/**
	 * Contacts that have not opted in.
	 * @return the number
	 */
	public long suppressed() {
		return of(ContactOutcome.SUPPRESSED);
	}

	/**
	 * Contacts that share a phone with another contact that owns it.
	 * @return the number
	 */
	public long duplicate() {
		return of(ContactOutcome.DUPLICATE);
	}

	/**
	 * Contacts left to the next run.
	 * @return the number
	 */
	public long pending() {
		return of(ContactOutcome.PENDING);
	}

	/**
	 * Requests sent.
	 * @return the number
	 */
	public long requests() {
		return this.journal.requests();
	}

	/**
	 * POSTs beyond the first of each request.
	 * @return the number
	 */
	public long retries() {
		return this.journal.retries();
	}

	/**
	 * Contacts that the API may have accepted more than once.
	 * @return the number
	 */
	public long maybeTwice() {
		return this.journal.maybeTwice();
	}

	private long of(ContactOutcome outcome) {
		return this.outcomes.getOrDefault(outcome, 0L);
	}

	/**
	 * Whether every contact that was read has its outcome, and no other has.
	 * @return true if the outcomes add up to what was read, and the delivered ones, too
	 */
	public boolean balance() {
		return this.read == this.outcomes.values().stream().mapToLong(Long::longValue).sum()
				&& delivered() == this.novelties.sum();
	}

}
