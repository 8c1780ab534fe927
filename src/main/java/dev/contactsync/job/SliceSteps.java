package dev.contactsync.job;

import java.util.Objects;

import dev.contactsync.decision.PreparedContact;
import dev.contactsync.delivery.Deliverer;
import dev.contactsync.execution.RunContext;
import dev.contactsync.fingerprint.Fingerprints;
import dev.contactsync.ledger.CandidateLog;
import dev.contactsync.ledger.DeliveryPass;
import dev.contactsync.ledger.Ledger;
import dev.contactsync.runs.ChunkLog;
import dev.contactsync.runs.RunStage;
import dev.contactsync.runs.Slice;
import dev.contactsync.runs.SliceLog;
import dev.contactsync.sync.ConsentLook;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** Makes the chunk-oriented step of each slice. Wiring only. */
@Component
class SliceSteps {

	private final JobRepository repository;

	private final PlatformTransactionManager transactions;

	private final Ledger ledger;

	private final SliceLog slices;

	private final CandidateLog candidates;

	private final ChunkLog chunk;

	private final Fingerprints fingerprints;

	SliceSteps(JobRepository repository, PlatformTransactionManager transactions, Ledger ledger, SliceLog slices,
			CandidateLog candidates, ChunkLog chunk, Fingerprints fingerprints) {
		this.repository = repository;
		this.transactions = transactions;
		this.ledger = ledger;
		this.slices = slices;
		this.candidates = candidates;
		this.chunk = chunk;
		this.fingerprints = fingerprints;
	}

	/** The step that Spring Batch runs for each partition of a step with slices. */
	Step step(RunStage stage, RunContext run) {
		return new SliceStep(stage, run, this.slices, (slice) -> slice(run, slice), this.repository);
	}

	private Step slice(RunContext run, Slice slice) {
		SliceReader reader = reader(run, slice);
		return new StepBuilder(slice.name(), this.repository)
			.<PreparedContact, PreparedContact>chunk(run.sync().settings().chunkSize())
			.transactionManager(this.transactions)
			.reader(reader)
			.writer(writer(run, slice, reader))
			.build();
	}

	private SliceReader reader(RunContext run, Slice slice) {
		if (slice.step() == RunStage.LOOK) {
			ConsentLook look = Objects.requireNonNull(run.sync().rows().look());
			return new SourceReader(run, slice, look.rows(), look.preparer()::prepare);
		}
		boolean isOfCandidates = slice.step() == RunStage.DELIVER && !run.run().isLoad();
		return isOfCandidates ? new CandidateReader(run, slice, this.candidates)
				: new SourceReader(run, slice, run.sync().source(), run.sync().preparer()::prepare);
	}

	private ItemWriter<PreparedContact> writer(RunContext run, Slice slice, SliceReader reader) {
		if (slice.step() == RunStage.LOOK) {
			return new LookWriter(run, reader, this.chunk);
		}
		if (slice.step() == RunStage.RECOUNT && run.run().isLoad()) {
			return new MissedContactWriter(run, reader, this.ledger, this.chunk);
		}
		if (slice.step() != RunStage.DELIVER) {
			return new AssessWriter(run, reader, this.ledger, this.chunk, this.fingerprints);
		}
		DeliveryPass pass = DeliveryPass.of(run.run());
		return new DeliverWriter(run, reader, new Deliverer(run, this.ledger, this.fingerprints, pass), this.chunk,
				pass);
	}

}
