package dev.contactsync.job;

import java.util.Map;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.delivery.FinalPass;
import dev.contactsync.execution.RunContext;
import dev.contactsync.runs.RunStage;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
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
 * Makes the job of a run: look, assess and deliver, each over the slices of the run, with
 * the guard before what is sent, then settle. The step that has read the source is
 * followed by one that compares this with the source's count. Wiring only; what the parts
 * do is in their classes.
 */
@Component
class SyncJob {

	static final String NAME = "contact-sync";

	private final JobRepository repository;

	private final PlatformTransactionManager transactions;

	private final SlicePlanner slicer;

	private final RunGuards guards;

	private final SuppressReader suppress;

	private final FinalPass finalPass;

	private final SliceSteps steps;

	SyncJob(JobRepository repository, PlatformTransactionManager transactions, SlicePlanner slicer, RunGuards guards,
			SuppressReader suppress, FinalPass finalPass, SliceSteps steps) {
		this.suppress = suppress;
		this.repository = repository;
		this.transactions = transactions;
		this.slicer = slicer;
		this.guards = guards;
		this.finalPass = finalPass;
		this.steps = steps;
	}

	Job of(RunContext run) {
		SimpleJobBuilder job = new JobBuilder(NAME, this.repository).start(suppress(run))
			.next(look(run))
			.next(assess(run));
		if (run.run().isLoad()) {
			job.next(guard(run)).next(deliver(run)).next(recount(run));
		}
		else {
			job.next(recount(run)).next(guard(run)).next(deliver(run));
		}
		return job.next(settle(run)).build();
	}

	/** At every start, so that the list is never older than what is sent. */
	private Step suppress(RunContext run) {
		return new StepBuilder(RunStage.SUPPRESS.code(), this.repository).tasklet((contribution, chunk) -> {
			run.cancellation().throwIfStopped();
			run.counters().begin(RunStage.SUPPRESS);
			this.suppress.read(run);
			return RepeatStatus.FINISHED;
		}, this.transactions).allowStartIfComplete(true).build();
	}

	/**
	 * Even if it was done before, since that may be long ago. The next step begins when
	 * all of its slices are done.
	 */
	private Step look(RunContext run) {
		return overSlices(run, RunStage.LOOK, true, (size) -> {
			run.counters().begin(RunStage.LOOK);
			return (run.run().isLoad() && run.sync().rows().look() != null) ? this.slicer.look(run) : Map.of();
		});
	}

	private Step assess(RunContext run) {
		return overSlices(run, RunStage.ASSESS, false, (size) -> {
			run.counters().begin(RunStage.ASSESS);
			return run.run().isAssessed() ? this.slicer.assess(run) : Map.of();
		});
	}

	private Step recount(RunContext run) {
		return overSlices(run, RunStage.RECOUNT, false, (size) -> {
			run.counters().begin(RunStage.RECOUNT);
			return this.slicer.recount(run);
		});
	}

	/**
	 * Even if it was checked before: nothing is sent unless this has just been passed.
	 */
	private Step guard(RunContext run) {
		return new StepBuilder(RunStage.GUARD.code(), this.repository).tasklet((contribution, chunk) -> {
			run.cancellation().throwIfStopped();
			run.counters().begin(RunStage.GUARD);
			this.guards.enforce(run);
			run.sync().destination().api().preflight().ifPresent((stop) -> {
				throw new ContactSyncException(stop.code(), stop.message());
			});
			return RepeatStatus.FINISHED;
		}, this.transactions).allowStartIfComplete(true).build();
	}

	private Step deliver(RunContext run) {
		return overSlices(run, RunStage.DELIVER, false, (size) -> {
			run.counters().begin(RunStage.DELIVER);
			return this.slicer.deliver(run);
		});
	}

	private Step overSlices(RunContext run, RunStage stage, boolean isRepeatable, Partitioner partitioner) {
		String name = stage.code();
		SimpleAsyncTaskExecutor workers = new SimpleAsyncTaskExecutor(name + "-");
		workers.setConcurrencyLimit(run.sync().workers());
		SlicesInOrder splitter = new SlicesInOrder(this.repository, name, partitioner);
		// What is left of a step, our own slices tell.
		splitter.setAllowStartIfComplete(true);
		return new StepBuilder(name, this.repository).partitioner(name, partitioner)
			.splitter(splitter)
			.step(this.steps.step(stage, run))
			.taskExecutor(workers)
			.allowStartIfComplete(isRepeatable)
			.build();
	}

	private Step settle(RunContext run) {
		return new StepBuilder(RunStage.SETTLE.code(), this.repository).tasklet((contribution, chunk) -> {
			this.finalPass.resolve(run);
			return RepeatStatus.FINISHED;
		}, this.transactions).build();
	}

}
