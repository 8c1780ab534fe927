package dev.contactsync.sync;

import java.util.List;
import java.util.Map;

import dev.contactsync.contact.SourceContact;
import dev.contactsync.ledger.Candidate;
import dev.contactsync.ledger.Ledger;
import dev.contactsync.ledger.Prints;
import dev.contactsync.ledger.RunLog;
import dev.contactsync.ledger.SliceCounts;

import org.springframework.stereotype.Component;

/**
 * The last step, alone: contacts that had to wait or are still in doubt are decided on
 * once more, and so are duplicates whose owner has let go. What has no outcome then is
 * left to the next run.
 */
@Component
class Settler {

	/** A contact that lets go may free a duplicate, and that one another. */
	private static final int ROUNDS = 3;

	private final Ledger ledger;

	private final RunLog log;

	private final Prints prints;

	Settler(Ledger ledger, RunLog log, Prints prints) {
		this.ledger = ledger;
		this.log = log;
		this.prints = prints;
	}

	void settle(RunContext context) {
		context.counters().begin("settle");
		for (int round = 0; round < ROUNDS; round++) {
			int due = this.log.dueAgain(context.run());
			if (round > 0 && due == 0) {
				break;
			}
			round(context);
		}
		context.goOn();
		this.log.leavePending(context.run());
	}

	private void round(RunContext context) {
		Deliverer deliverer = new Deliverer(context, this.ledger, this.prints, true, true);
		Preparer preparer = context.sync().preparer();
		int size = context.sync().settings().chunkSize();
		List<Candidate> page = this.log.unsettled(context.run(), 0, Long.MAX_VALUE, size);
		while (!page.isEmpty()) {
			context.goOn();
			Map<String, SourceContact> rows = context.sync()
				.source()
				.byKeys(page.stream().map(Candidate::contactKey).toList());
			deliverer.deliver(page.stream()
				.map((candidate) -> preparer.prepare(candidate.contactKey(), rows.get(candidate.contactKey())))
				.toList(), new SliceCounts());
			page = this.log.unsettled(context.run(), page.get(page.size() - 1).number(), Long.MAX_VALUE, size);
		}
	}

}
