package dev.contactsync.runs;

import dev.contactsync.contact.ExclusionKind;
import dev.contactsync.ledger.Delivery;
import dev.contactsync.ledger.Memory;
import dev.contactsync.ledger.Memory.CandidateRow;
import dev.contactsync.ledger.Memory.Contact;
import dev.contactsync.ledger.Memory.ExcludedRow;
import dev.contactsync.ledger.Memory.RequestRow;
import dev.contactsync.ledger.Memory.SliceRow;
import dev.contactsync.work.CandidateCause;
import dev.contactsync.work.ContactOutcome;
import dev.contactsync.work.Run;

/** What the totals of a run are made of, in memory. */
public class MemoryRunTotalsQuery implements RunTotalsQuery {

	private final Memory memory;

	public MemoryRunTotalsQuery(Memory memory) {
		this.memory = memory;
	}

	@Override
	public void slices(Run run, RunTotalsBuilder totals) {
		for (SliceRow row : this.memory.slices.all()) {
			if (row.slice().runId() == run.id() && row.slice().step() != RunStage.LOOK) {
				totals.rows(row.slice().rowsRead(), row.already(), row.emails());
				RunTotalsBuilder.OF_SLICES.forEach((outcome) -> totals.add(outcome, row.outcomes()[outcome.ordinal()]));
			}
		}
	}

	@Override
	public void candidates(Run run, RunTotalsBuilder totals) {
		for (CandidateRow row : this.memory.candidates.all()) {
			if (row.run() == run.id()) {
				totals.candidates(row.scanned(), row.counted(), row.outcome(), 1);
			}
		}
	}

	@Override
	public void load(Run run, RunTotalsBuilder totals) {
		for (Delivery row : this.memory.deliveries.all()) {
			ExcludedRow excluded = this.memory.exclusions.get(new Contact(run.key(), row.contactKey()));
			if (row.runId() == run.id() && row.key().equals(run.key()) && !row.isReleased()
					&& (!row.inDoubt() || has(run, row.contactKey(), ContactOutcome.DELIVERED))
					&& (excluded == null || excluded.run() != run.id())
					&& !has(run, row.contactKey(), ContactOutcome.PENDING)) {
				totals.loaded(ContactOutcome.DELIVERED, 1);
			}
		}
		for (ExcludedRow row : this.memory.exclusions.all()) {
			if (row.run() == run.id() && row.sync().equals(run.key())
					&& row.excluded().reason().kind() != ExclusionKind.GONE
					&& !has(run, row.excluded().contactKey(), ContactOutcome.PENDING)) {
				totals.loaded(ContactOutcome.of(row.excluded().reason().kind()), 1);
			}
		}
		for (CandidateRow row : this.memory.candidates.all()) {
			if (row.run() == run.id()
					&& (row.outcome() == ContactOutcome.PENDING || row.outcome() == ContactOutcome.GONE)) {
				totals.loaded(row.outcome(), 1);
			}
		}
	}

	private boolean has(Run run, String key, ContactOutcome outcome) {
		for (CandidateRow row : this.memory.candidates.all()) {
			if (row.run() == run.id() && row.key().equals(key) && row.outcome() == outcome) {
				return true;
			}
		}
		return false;
	}

	@Override
	public void causes(Run run, RunTotalsBuilder totals) {
		for (CandidateRow row : this.memory.candidates.all()) {
			if (row.run() == run.id() && row.outcome() == ContactOutcome.DELIVERED) {
				totals.causes((row.cause() == CandidateCause.NEW) ? 1 : 0,
						(row.cause() == CandidateCause.CHANGED) ? 1 : 0);
			}
		}
	}

	@Override
	public void journal(Run run, RunTotalsBuilder totals) {
		for (RequestRow row : this.memory.requests.all()) {
			if (row.request().runId() == run.id()) {
				totals.journal((row.posts() > 0) ? 1 : 0, Math.max(0, row.posts() - 1), row.maybeTwice());
			}
		}
	}

}
