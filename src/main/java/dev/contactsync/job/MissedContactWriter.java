package dev.contactsync.job;

import java.util.List;
import java.util.Set;

import dev.contactsync.decision.PreparedContact;
import dev.contactsync.execution.RunContext;
import dev.contactsync.ledger.Ledger;
import dev.contactsync.ledger.LedgerSnapshot;
import dev.contactsync.runs.ChunkLog;
import dev.contactsync.runs.SliceCounts;
import dev.contactsync.work.Candidate;
import dev.contactsync.work.CandidateCause;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Looks in a slice of a load that is read again for contacts that the run has not met,
 * and leaves them to the step that settles. Nothing is sent meanwhile, because the
 * snapshot that is read is open.
 */
final class MissedContactWriter implements ItemWriter<PreparedContact> {

	private final RunContext context;

	private final SliceReader reader;

	private final Ledger ledger;

	private final ChunkLog chunk;

	MissedContactWriter(RunContext context, SliceReader reader, Ledger ledger, ChunkLog chunk) {
		this.context = context;
		this.reader = reader;
		this.ledger = ledger;
		this.chunk = chunk;
	}

	@Override
	public void write(Chunk<? extends PreparedContact> chunk) {
		List<PreparedContact> contacts = List.copyOf(chunk.getItems());
		List<PreparedContact> missed = missed(contacts);
		SliceCounts counts = new SliceCounts();
		missed.forEach((contact) -> counts.read(false, contact.emailOmitted()));
		this.context.cancellation().throwIfStopped();
		this.chunk.addCandidates(this.context.run(),
				missed.stream().map((contact) -> Candidate.of(contact.key(), CandidateCause.WAITING)).toList());
		this.chunk.advance(this.reader.slice(), this.reader.position(contacts.get(contacts.size() - 1)), counts);
	}

	private List<PreparedContact> missed(List<PreparedContact> contacts) {
		List<String> keys = PreparedContact.keys(contacts);
		LedgerSnapshot known = this.ledger.find(this.context.run().key(), keys);
		Set<String> waiting = this.ledger
			.changedRows(this.context.run().key(), this.context.run().id(), keys,
					contacts.stream().map(PreparedContact::rowHash).toList())
			.candidates();
		return contacts.stream()
			.filter((contact) -> !known.knows(contact.key()) && !waiting.contains(contact.key()))
			.toList();
	}

}
