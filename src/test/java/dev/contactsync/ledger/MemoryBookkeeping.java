package dev.contactsync.ledger;

import dev.contactsync.contact.Kind;
import dev.contactsync.ledger.Memory.CandidateRow;
import dev.contactsync.ledger.Memory.Contact;
import dev.contactsync.ledger.Memory.KeptRow;
import dev.contactsync.ledger.Memory.RequestRow;
import dev.contactsync.ledger.Memory.SliceRow;

/** What the books of a run are made of, in memory. */
class MemoryBookkeeping extends Bookkeeping {

	private final Memory memory;

	MemoryBookkeeping(Memory memory) {
		super(MemoryTransactions.NO_DATABASE);
		this.memory = memory;
	}

	@Override
	void slices(Run run, Tally tally) {
		for (SliceRow row : this.memory.slices.all()) {
			if (row.slice().runId() == run.id()) {
				tally.rows(row.rows(), row.already(), row.emails());
				Tally.OF_SLICES.forEach((outcome) -> tally.add(outcome, row.outcomes()[outcome.ordinal()]));
			}
		}
	}

	@Override
	void candidates(Run run, Tally tally) {
		for (CandidateRow row : this.memory.candidates.all()) {
			if (row.run() == run.id()) {
				tally.candidates(row.scanned(), row.counted(), row.outcome(), 1);
			}
		}
	}

	@Override
	void load(Run run, Tally tally) {
		for (Delivery row : this.memory.deliveries.all()) {
			KeptRow kept = this.memory.keptBacks.get(new Contact(run.sync(), row.contactKey()));
			if (row.runId() == run.id() && row.sync().equals(run.sync()) && row.leftAs() == null
					&& (!row.inDoubt() || has(run, row.contactKey(), ContactOutcome.DELIVERED))
					&& (kept == null || kept.run() != run.id())
					&& !has(run, row.contactKey(), ContactOutcome.PENDING)) {
				tally.loaded(ContactOutcome.DELIVERED, 1);
			}
		}
		for (KeptRow row : this.memory.keptBacks.all()) {
			if (row.run() == run.id() && row.sync().equals(run.sync()) && row.kept().reason().kind() != Kind.GONE
					&& !has(run, row.kept().contactKey(), ContactOutcome.PENDING)) {
				tally.loaded(ContactOutcome.of(row.kept().reason().kind()), 1);
			}
		}
		for (CandidateRow row : this.memory.candidates.all()) {
			if (row.run() == run.id()
					&& (row.outcome() == ContactOutcome.PENDING || row.outcome() == ContactOutcome.GONE)) {
				tally.loaded(row.outcome(), 1);
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
	void causes(Run run, Tally tally) {
		for (CandidateRow row : this.memory.candidates.all()) {
			if (row.run() == run.id() && row.outcome() == ContactOutcome.DELIVERED) {
				tally.causes(row.cause().equals("new") ? 1 : 0, row.cause().equals("changed") ? 1 : 0);
			}
		}
	}

	@Override
	void journal(Run run, Tally tally) {
		for (RequestRow row : this.memory.requests.all()) {
			if (row.request().runId() == run.id()) {
				tally.journal((row.posts() > 0) ? 1 : 0, Math.max(0, row.posts() - 1), row.maybeTwice());
			}
		}
	}

}
