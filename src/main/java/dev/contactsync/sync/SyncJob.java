package dev.contactsync.sync;

import java.util.Map;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.ledger.Ledger;
import dev.contactsync.ledger.Fingerprints;
import dev.contactsync.ledger.Run.Mode;
import dev.contactsync.ledger.RunLog;
import dev.contactsync.ledger.Slice;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Makes the job of a run: assess and deliver, each over the slices of the run, with the
 * guard between them, then settle. Wiring only; what the parts do is in their classes.
 */
@Component
class SyncJob {

	static final String NAME = "contact-sync";

	private final JobRepository repository;

	private final PlatformTransactionManager transactions;

	private final SlicePlanner slicer;

	private final Guard guard;

	private final MissingContacts absentees;

	private final FinalPass finalPass;

	private final Ledger ledger;

	private final RunLog log;

	private final Fingerprints fingerprints;

	SyncJob(JobRepository repository, PlatformTransactionManager transactions, SlicePlanner slicer, Guard guard,
			MissingContacts absentees, FinalPass finalPass, Ledger ledger, RunLog log, Fingerprints fingerprints) {
		this.repository = repository;
		this.transactions = transactions;
		this.slicer = slicer;
		this.guard = guard;
		this.absentees = absentees;
		this.finalPass = finalPass;
		this.ledger = ledger;
		this.log = log;
		this.fingerprints = fingerprints;
	}

	Job of(RunContext run) {
		return new JobBuilder(NAME, this.repository).start(assess(run))
			.next(guard(run))
			.next(deliver(run))
			.next(resolve(run))
			.build();
	}

	private Step assess(RunContext run) {
		return overSlices(run, SlicePlanner.ASSESS, (size) -> {
			run.counters().begin(SlicePlanner.ASSESS);
			return (run.run().mode() == Mode.SYNC) ? this.slicer.assess(run) : Map.of();
		});
	}

	/**
	 * Whatever was looked at before: nothing is sent unless this has just been passed.
	 */
	private Step guard(RunContext run) {
		return new StepBuilder("guard", this.repository).tasklet((contribution, chunk) -> {
			run.throwIfStopped();
			run.counters().begin("guard");
			this.guard.enforce(run);
			run.sync().api().preflight().ifPresent((stop) -> {
				throw new ContactSyncException(stop.failure(), stop.message());
			});
			return RepeatStatus.FINISHED;
		}, this.transactions).allowStartIfComplete(true).build();
	}

	private Step deliver(RunContext run) {
		return overSlices(run, SlicePlanner.DELIVER, (size) -> {
			run.counters().begin(SlicePlanner.DELIVER);
			if (run.run().mode() == Mode.SYNC) {
				this.absentees.find(run);
			}
			return this.slicer.deliver(run);
		});
	}

	private Step overSlices(RunContext run, String name, Partitioner partitioner) {
		SimpleAsyncTaskExecutor workers = new SimpleAsyncTaskExecutor(name + "-");
		workers.setConcurrencyLimit(run.workers());
		return new StepBuilder(name, this.repository).partitioner(name, partitioner)
			.splitter(new SlicesInOrder(this.repository, name, partitioner))
			.step(new SliceStep(name, run, this.log, (slice) -> slice(run, slice)))
			.taskExecutor(workers)
			.build();
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
		ContactPreparer preparer = run.sync().preparer();
		boolean isOfCandidates = slice.step().equals(SlicePlanner.DELIVER) && run.run().mode() != Mode.LOAD;
		return isOfCandidates ? new CandidateReader(run, slice, this.log, preparer)
				: new SourceReader(run, slice, preparer);
	}

	private ItemWriter<PreparedContact> writer(RunContext run, Slice slice, SliceReader reader) {
		if (slice.step().equals(SlicePlanner.ASSESS)) {
			return new AssessWriter(run, reader, this.ledger, this.log, this.fingerprints);
		}
		boolean isLoad = run.run().mode() == Mode.LOAD;
		return new DeliverWriter(run, reader, new Deliverer(run, this.ledger, this.fingerprints, !isLoad, false),
				this.log, isLoad);
	}

	private Step resolve(RunContext run) {
		return new StepBuilder("settle", this.repository).tasklet((contribution, chunk) -> {
			this.finalPass.resolve(run);
			return RepeatStatus.FINISHED;
		}, this.transactions).build();
	}

}
