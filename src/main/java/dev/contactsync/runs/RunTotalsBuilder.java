package dev.contactsync.runs;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.contactsync.work.ContactOutcome;
import dev.contactsync.work.Novelty;
import dev.contactsync.work.Run;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the totals of a run from what the ledger knows, not from counters of the
 * process.
 * <p>
 * A run that assesses: a row that needed nothing was counted by its slice; every other
 * contact is a candidate and counts with its outcome. A candidate that a slice had
 * counted before leaves that count, as far as slices have counted any such: of a contact
 * that became a candidate late, as its phone changed hands, no slice may have read the
 * row. One that is gone was no contact to read.
 * <p>
 * A load has no candidates but those that had to wait: its outcomes are those that are
 * pending still, else the kept-back contacts, else the deliveries of the run, even those
 * that a late answer has put in doubt again, and only the rows were counted. Nothing was
 * known before it, so that all that it has delivered is new.
 */
final class RunTotalsBuilder {

	/** What a slice counts by itself. */
	static final List<ContactOutcome> OF_SLICES = List.of(ContactOutcome.UNCHANGED, ContactOutcome.INVALID,
			ContactOutcome.REFUSED, ContactOutcome.SUPPRESSED, ContactOutcome.DUPLICATE);

	private final Map<ContactOutcome, Long> outcomes = new EnumMap<>(ContactOutcome.class);

	private final Map<ContactOutcome, Long> bySlices = new EnumMap<>(ContactOutcome.class);

	private final Run run;

	private long read;

	private long emails;

	private final Map<Novelty, Long> novelties = new EnumMap<>(Novelty.class);

	private long requests;

	private long retries;

	private long maybeTwice;

	private RejectionTotals rejections = RejectionTotals.NONE;

	RunTotalsBuilder(Run run) {
		this.run = run;
	}

	void rows(long rowsRead, long already, long emailsOmitted) {
		this.read += rowsRead - already;
		this.emails += emailsOmitted;
	}

	/** Rows that slices have counted. */
	void counted(ContactOutcome outcome, long contacts) {
		this.bySlices.merge(outcome, contacts, Long::sum);
		add(outcome, contacts);
	}

	private void add(ContactOutcome outcome, long contacts) {
		this.outcomes.merge(outcome, contacts, Long::sum);
	}

	/** Contacts of a load. */
	void loaded(ContactOutcome outcome, long contacts) {
		if (outcome == ContactOutcome.GONE) {
			this.read -= contacts;
		}
		else {
			add(outcome, contacts);
		}
	}

	/** Candidates of a run that assesses. */
	void candidates(boolean scanned, @Nullable ContactOutcome counted, @Nullable ContactOutcome outcome,
			long contacts) {
		long known = (counted != null) ? Math.min(contacts, this.bySlices.getOrDefault(counted, 0L)) : 0;
		if (counted != null) {
			this.bySlices.merge(counted, -known, Long::sum);
			add(counted, -known);
			outcome(true, outcome, known);
		}
		outcome(scanned, outcome, contacts - known);
	}

	private void outcome(boolean wasRead, @Nullable ContactOutcome outcome, long contacts) {
		boolean isGone = outcome == ContactOutcome.GONE;
		if (outcome != null && !isGone) {
			add(outcome, contacts);
		}
		this.read += (wasRead == isGone) ? (isGone ? -contacts : contacts) : 0;
	}

	/** Delivered candidates of a run that assesses. */
	void delivered(Novelty novelty, long contacts) {
		this.novelties.merge(novelty, contacts, Long::sum);
	}

	void journal(long requestsSent, long postsRepeated, long contactsMaybeTwice) {
		this.requests += requestsSent;
		this.retries += postsRepeated;
		this.maybeTwice += contactsMaybeTwice;
	}

	void rejections(long open, long accepted) {
		this.rejections = new RejectionTotals(open, accepted);
	}

	RunTotals totals() {
		boolean isLoad = this.run.isLoad();
		return new RunTotals(this.read + (isLoad ? surplus() : 0), this.outcomes,
				isLoad ? new NoveltyTotals(this.outcomes.getOrDefault(ContactOutcome.DELIVERED, 0L), 0, 0)
						: novelties(),
				this.emails, new RequestTotals(this.requests, this.retries, this.maybeTwice), this.rejections);
	}

	private NoveltyTotals novelties() {
		return new NoveltyTotals(this.novelties.getOrDefault(Novelty.NEW, 0L),
				this.novelties.getOrDefault(Novelty.CHANGED, 0L), this.novelties.getOrDefault(Novelty.AGAIN, 0L));
	}

	/**
	 * Contacts sent by a chunk that was interrupted, and deleted from the source before
	 * it was read again: they were read, but no chunk has counted them.
	 */
	private long surplus() {
		long outcomesOfAll = this.outcomes.values().stream().mapToLong(Long::longValue).sum();
		return (this.run.resumed() > 0) ? Math.max(0, outcomesOfAll - this.read) : 0;
	}

}
