package dev.contactsync.delivery;

import java.util.List;

import dev.contactsync.execution.RunContext;
import dev.contactsync.fingerprint.Fingerprints;
import dev.contactsync.ledger.CandidateLog;
import dev.contactsync.ledger.DeliveryPass;
import dev.contactsync.ledger.Ledger;
import dev.contactsync.runs.RunStage;
import dev.contactsync.runs.SliceCounts;
import dev.contactsync.work.Candidate;

import org.springframework.stereotype.Component;

/**
 * The last step, alone: contacts that had to wait or are still in doubt are decided on
 * once more, and so are duplicates whose owner has released it. What has no outcome then
 * is left to the next run.
 */
@Component
public class FinalPass {

	/** A contact that releases it may free a duplicate, and that one another. */
	private static final int ROUNDS = 3;

	private final Ledger ledger;

	private final CandidateLog candidates;

	private final Fingerprints fingerprints;

	/**
	 * The last step of every run.
	 * @param ledger what is known of contacts
	 * @param fingerprints the hashes
	 */
	public FinalPass(Ledger ledger, CandidateLog candidates, Fingerprints fingerprints) {
		this.ledger = ledger;
		this.candidates = candidates;
		this.fingerprints = fingerprints;
	}

	/** Decides once more on every candidate without an outcome. */
	public void resolve(RunContext context) {
		context.counters().begin(RunStage.SETTLE);
		for (int round = 0; round < ROUNDS; round++) {
			int due = this.candidates.dueAgain(context.run());
			if (round > 0 && due == 0) {
				break;
			}
			round(context);
		}
		context.cancellation().throwIfStopped();
		this.candidates.leavePending(context.run());
	}

	private void round(RunContext context) {
		context.limits().beginRound();
		Deliverer deliverer = new Deliverer(context, this.ledger, this.fingerprints, DeliveryPass.SETTLE);
		int size = context.sync().settings().chunkSize();
		List<Candidate> page = this.candidates.unresolved(context.run(), 0, Long.MAX_VALUE, size);
		while (!page.isEmpty()) {
			context.cancellation().throwIfStopped();
			deliverer.deliver(context.sync().read(page.stream().map(Candidate::contactKey).toList()),
					new SliceCounts());
			page = this.candidates.unresolved(context.run(), page.get(page.size() - 1).number(), Long.MAX_VALUE, size);
		}
	}

}
