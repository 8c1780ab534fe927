package dev.contactsync.job;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.contactsync.contact.ExclusionKind;
import dev.contactsync.decision.ContactDecision;
import dev.contactsync.decision.Decider;
import dev.contactsync.decision.Decision;
import dev.contactsync.decision.PreparedContact;
import dev.contactsync.execution.RunContext;
import dev.contactsync.fingerprint.Fingerprints;
import dev.contactsync.ledger.Candidate;
import dev.contactsync.ledger.ChangedRows;
import dev.contactsync.ledger.ContactOutcome;
import dev.contactsync.ledger.Delivery;
import dev.contactsync.ledger.Ledger;
import dev.contactsync.ledger.LedgerSnapshot;
import dev.contactsync.runs.RunLog;
import dev.contactsync.runs.SliceCounts;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Writes down for which contacts of a chunk there is something to do, and counts the
 * others, in the transaction of the chunk. It changes nothing else, but that rows which
 * had to be mapped only to see that nothing has changed are known again next time.
 */
final class AssessWriter implements ItemWriter<PreparedContact> {

	private final RunContext context;

	private final SliceReader reader;

	private final Ledger ledger;

	private final RunLog log;

	private final Decider decider;

	AssessWriter(RunContext context, SliceReader reader, Ledger ledger, RunLog log, Fingerprints fingerprints) {
		this.context = context;
		this.reader = reader;
		this.ledger = ledger;
		this.log = log;
		this.decider = new Decider(context.sync().name(), false, fingerprints.evidence(ExclusionKind.GONE.code()));
	}

	@Override
	public void write(Chunk<? extends PreparedContact> chunk) {
		List<PreparedContact> all = List.copyOf(chunk.getItems());
		ChangedRows others = this.ledger.changedRows(this.context.run(), PreparedContact.keys(all),
				all.stream().map(PreparedContact::rowHash).toList());
		List<PreparedContact> contacts = all.stream()
			.filter((contact) -> others.contacts().contains(contact.key()))
			.toList();
		SliceCounts counts = new SliceCounts();
		counts.asBefore(all.size() - contacts.size());
		if (!contacts.isEmpty()) {
			assess(contacts, others.candidates(), counts);
		}
		this.context.cancellation().throwIfStopped();
		this.log.advance(this.reader.slice(), this.reader.position(all.get(all.size() - 1)), counts);
		this.context.counters().processed(all.size());
	}

	private void assess(List<PreparedContact> contacts, Set<String> already, SliceCounts counts) {
		LedgerSnapshot knowledge = PreparedContact.knowledge(this.ledger, this.context.run(), contacts);
		List<Candidate> found = new ArrayList<>();
		Map<Delivery, Long> otherRows = new HashMap<>();
		for (PreparedContact contact : contacts) {
			boolean isMapped = !contact.isAsBefore(knowledge);
			boolean emailOmitted = isMapped && contact.emailOmitted();
			counts.read(knowledge.knows(contact.key()), emailOmitted);
			if (already.contains(contact.key())) {
				counts.already(1);
				continue;
			}
			ContactDecision verdict = this.decider.decide(contact, knowledge);
			if (verdict.isWork()) {
				found.add(Candidate.of(contact.key(), verdict.cause(), verdict.fields()));
			}
			else {
				counts.processed(outcome(verdict.decision()));
				if (isMapped && !emailOmitted && verdict.decision() instanceof Decision.Unchanged) {
					otherRows.put(knowledge.ownedBy(contact.key()).get(0), contact.rowHash());
				}
			}
		}
		if (!otherRows.isEmpty()) {
			this.ledger.rememberRows(this.context.run(), otherRows);
		}
		if (!found.isEmpty()) {
			int added = this.log.addCandidates(this.context.run(), found);
			counts.candidates(added);
			counts.already(found.size() - added);
		}
	}

	private static ContactOutcome outcome(Decision decision) {
		return (decision instanceof Decision.StillExcluded known) ? known.outcome() : ContactOutcome.UNCHANGED;
	}

}
