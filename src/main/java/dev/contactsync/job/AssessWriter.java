package dev.contactsync.job;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import dev.contactsync.block.RecipientBlock;
import dev.contactsync.decision.AssessedContact;
import dev.contactsync.decision.Assessor;
import dev.contactsync.decision.ContactAssessment;
import dev.contactsync.decision.ContactDecision;
import dev.contactsync.decision.Decision;
import dev.contactsync.decision.PreparedContact;
import dev.contactsync.execution.RunContext;
import dev.contactsync.fingerprint.Fingerprints;
import dev.contactsync.ledger.Delivery;
import dev.contactsync.ledger.Ledger;
import dev.contactsync.runs.ChunkLog;
import dev.contactsync.runs.SliceCounts;
import dev.contactsync.work.Candidate;
import dev.contactsync.work.CandidateCause;
import dev.contactsync.work.ContactOutcome;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Writes down for which contacts of a chunk there is something to do, and counts the
 * others, in the transaction of the chunk. It changes nothing else, but that contacts who
 * have said no block their phones from now on, and that rows which had to be mapped only
 * to see that nothing has changed are known again next time.
 */
final class AssessWriter implements ItemWriter<PreparedContact> {

	private final RunContext context;

	private final SliceReader reader;

	private final Ledger ledger;

	private final ChunkLog chunk;

	private final Assessor assessor;

	AssessWriter(RunContext context, SliceReader reader, Ledger ledger, ChunkLog chunk, Fingerprints fingerprints) {
		this.context = context;
		this.reader = reader;
		this.ledger = ledger;
		this.chunk = chunk;
		this.assessor = new Assessor(context.run().key(), ledger, fingerprints, context.former().first());
	}

	@Override
	public void write(Chunk<? extends PreparedContact> chunk) {
		List<PreparedContact> all = List.copyOf(chunk.getItems());
		SliceCounts counts = new SliceCounts();
		record(this.assessor.assess(this.context.run().id(), all), counts);
		this.context.cancellation().throwIfStopped();
		this.chunk.advance(this.reader.slice(), this.reader.position(all.get(all.size() - 1)), counts);
		this.context.counters().processed(all.size());
	}

	private void record(ContactAssessment assessment, SliceCounts counts) {
		counts.asBefore(assessment.unchangedRows());
		assessment.candidates().forEach((contact) -> {
			counts.read(contact.isKnown(), contact.isEmailOmitted());
			counts.already(1);
		});
		List<Candidate> found = new ArrayList<>();
		Map<Delivery, Long> otherRows = new HashMap<>();
		for (AssessedContact contact : assessment.contacts()) {
			counts.read(contact.isKnown(), contact.isEmailOmitted());
			Candidate candidate = candidate(contact);
			if (candidate != null) {
				found.add(candidate);
				continue;
			}
			counts.processed(outcome(contact.decision().decision()));
			if (isOtherRow(contact)) {
				otherRows.put(assessment.knowledge().ownedBy(contact.contact().key()).get(0),
						contact.contact().rowHash());
			}
		}
		if (!otherRows.isEmpty()) {
			this.ledger.rememberRows(this.context.run(), otherRows);
		}
		addBlocks(assessment);
		addCandidates(found, counts);
	}

	private @Nullable Candidate candidate(AssessedContact contact) {
		ContactDecision decision = contact.decision();
		String key = contact.contact().key();
		if (decision.isWork()) {
			return Candidate.of(key, decision.cause(), decision.fields());
		}
		return isFollowed(outcome(decision.decision())) ? Candidate.of(key, CandidateCause.DUPLICATE) : null;
	}

	/** It had to be mapped to see that it makes the profile that the API has. */
	private static boolean isOtherRow(AssessedContact contact) {
		return contact.isMapped() && !contact.isEmailOmitted()
				&& contact.decision().decision() instanceof Decision.Unchanged;
	}

	private void addCandidates(List<Candidate> found, SliceCounts counts) {
		if (!found.isEmpty()) {
			int added = this.chunk.addCandidates(this.context.run(), found);
			counts.candidates(added);
			counts.already(found.size() - added);
		}
	}

	/**
	 * A duplicate may be due before the run ends. After a partial sweep nobody could tell
	 * whether it had been counted as one, so it counts as a candidate from the start.
	 */
	private boolean isFollowed(ContactOutcome outcome) {
		return outcome == ContactOutcome.DUPLICATE && !this.context.run().scope().isWhole();
	}

	/** Of all who say no, also of those that are candidates for another reason. */
	private void addBlocks(ContactAssessment assessment) {
		List<RecipientBlock> blocks = new ArrayList<>();
		Stream.concat(assessment.candidates().stream(), assessment.contacts().stream()).forEach((contact) -> {
			UUID phone = contact.decision().blocks().add();
			if (phone != null) {
				blocks.add(new RecipientBlock(phone, this.context.run().key().id(), contact.contact().key()));
			}
		});
		if (!blocks.isEmpty()) {
			this.chunk.addBlocks(this.context.run(), blocks);
		}
	}

	private static ContactOutcome outcome(Decision decision) {
		if (decision instanceof Decision.StillExcluded known) {
			return known.outcome();
		}
		if (decision instanceof Decision.Unchanged) {
			return ContactOutcome.UNCHANGED;
		}
		throw new IllegalStateException("No outcome is known for " + decision.getClass().getSimpleName());
	}

}
