package dev.contactsync.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.contactsync.ledger.Candidate;
import dev.contactsync.ledger.ContactOutcome;
import dev.contactsync.ledger.Delivery;
import dev.contactsync.ledger.Knowledge;
import dev.contactsync.ledger.Ledger;
import dev.contactsync.ledger.NotAsBefore;
import dev.contactsync.ledger.Prints;
import dev.contactsync.ledger.RunLog;
import dev.contactsync.ledger.SliceCounts;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Writes down for which contacts of a chunk there is something to do, and counts the
 * others, in the transaction of the chunk. It changes nothing else, but that rows which
 * had to be mapped only to see that nothing has changed are known again next time.
 */
final class AssessWriter implements ItemWriter<Prepared> {

	private final RunContext context;

	private final SliceReader reader;

	private final Ledger ledger;

	private final RunLog log;

	private final Decider decider;

	AssessWriter(RunContext context, SliceReader reader, Ledger ledger, RunLog log, Prints prints) {
		this.context = context;
		this.reader = reader;
		this.ledger = ledger;
		this.log = log;
		this.decider = new Decider(context.sync().name(), false, prints.evidence("gone"));
	}

	@Override
	public void write(Chunk<? extends Prepared> chunk) {
		List<Prepared> all = List.copyOf(chunk.getItems());
		NotAsBefore others = this.ledger.notAsBefore(this.context.run(), Prepared.keys(all),
				all.stream().map(Prepared::rowPrint).toList());
		List<Prepared> contacts = all.stream().filter((contact) -> others.contacts().contains(contact.key())).toList();
		SliceCounts counts = new SliceCounts();
		counts.asBefore(all.size() - contacts.size());
		if (!contacts.isEmpty()) {
			assess(contacts, others.candidates(), counts);
		}
		this.context.goOn();
		this.log.advance(this.reader.slice(), this.reader.position(all.get(all.size() - 1)), counts);
		this.context.counters().settled(all.size());
	}

	private void assess(List<Prepared> contacts, Set<String> already, SliceCounts counts) {
		Knowledge knowledge = Prepared.knowledge(this.ledger, this.context.run(), contacts);
		List<Candidate> found = new ArrayList<>();
		Map<Delivery, Long> otherRows = new HashMap<>();
		for (Prepared contact : contacts) {
			boolean isMapped = !contact.isAsBefore(knowledge);
			boolean emailLeftOut = isMapped && contact.emailLeftOut();
			counts.read(knowledge.knows(contact.key()), emailLeftOut);
			if (already.contains(contact.key())) {
				counts.already(1);
				continue;
			}
			Verdict verdict = this.decider.decide(contact, knowledge);
			if (verdict.isWork()) {
				found.add(Candidate.of(contact.key(), verdict.cause(), verdict.fields()));
			}
			else {
				counts.settled(outcome(verdict.decision()));
				if (isMapped && !emailLeftOut && verdict.decision() instanceof Decision.Unchanged) {
					otherRows.put(knowledge.ownedBy(contact.key()).get(0), contact.rowPrint());
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
		return (decision instanceof Decision.Known known) ? known.outcome() : ContactOutcome.UNCHANGED;
	}

}
