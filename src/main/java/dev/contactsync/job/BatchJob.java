package dev.contactsync.job;

import java.time.Clock;
import java.time.LocalDateTime;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.execution.RunContext;

import org.springframework.aop.support.AopUtils;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.ResourcelessJobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/**
 * Spring Batch's part of a run: one job instance a run, started again for as long as it
 * has not completed. The caller holds the lease, so an execution that looks as if it ran
 * is what a killed process has left; it is marked as failed before the next begins. An
 * instance without any execution was left a moment earlier; it is created again.
 */
@Component
class BatchJob {

	private static final String RUN = "run";

	private final JobOperator operator;

	private final JobRepository repository;

	private final SyncJob job;

	private final Clock clock;

	BatchJob(JobOperator operator, JobRepository repository, SyncJob job, Clock clock) {
		if (AopUtils.getTargetClass(repository) == ResourcelessJobRepository.class) {
			throw new ContactSyncException(ProblemCode.BATCH_FAILED,
					"Spring Batch keeps its jobs in memory only: nothing could be resumed after a crash.");
		}
		this.operator = operator;
		this.repository = repository;
		this.job = job;
		this.clock = clock;
	}

	void execute(RunContext context) {
		JobParameters parameters = new JobParametersBuilder().addString("sync", context.sync().name())
			.addLong(RUN, context.run().id())
			.toJobParameters();
		JobExecution last = this.repository.getLastJobExecution(SyncJob.NAME, parameters);
		if (last != null && last.getStatus() == BatchStatus.COMPLETED) {
			return;
		}
		if (last != null) {
			failStaleExecutions(last);
		}
		else {
			deleteEmptyInstance(parameters);
		}
		try {
			check(context, this.operator.start(this.job.of(context), parameters));
		}
		catch (JobExecutionException ex) {
			throw new ContactSyncException(ProblemCode.BATCH_FAILED,
					"Spring Batch did not start the job: " + ex.getMessage(), ex);
		}
	}

	/** An instance that has no execution: the process ended between the two rows. */
	private void deleteEmptyInstance(JobParameters parameters) {
		JobInstance unbegun = this.repository.getJobInstance(SyncJob.NAME, parameters);
		if (unbegun != null) {
			this.repository.deleteJobInstance(unbegun);
		}
	}

	private void failStaleExecutions(JobExecution last) {
		for (StepExecution step : last.getStepExecutions()) {
			if (isStale(step.getStatus())) {
				step.setStatus(BatchStatus.FAILED);
				step.setExitStatus(ExitStatus.FAILED);
				step.setEndTime(now());
				this.repository.update(step);
			}
		}
		if (isStale(last.getStatus())) {
			last.setStatus(BatchStatus.FAILED);
			last.setExitStatus(ExitStatus.FAILED);
			last.setEndTime(now());
			this.repository.update(last);
		}
	}

	private static boolean isStale(BatchStatus status) {
		return status.isRunning() || status == BatchStatus.UNKNOWN || status == BatchStatus.ABANDONED;
	}

	private LocalDateTime now() {
		return LocalDateTime.ofInstant(this.clock.instant(), this.clock.getZone());
	}

	private static void check(RunContext context, JobExecution execution) {
		execution.getAllFailureExceptions().forEach(context.cancellation()::fail);
		RuntimeException failure = context.cancellation().failure();
		if (failure != null) {
			throw failure;
		}
		if (execution.getStatus() != BatchStatus.COMPLETED) {
			throw new IllegalStateException("Spring Batch ended with " + execution.getStatus());
		}
	}

}
