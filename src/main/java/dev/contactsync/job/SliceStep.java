package dev.contactsync.job;

import java.util.function.Function;

import dev.contactsync.execution.RunContext;
import dev.contactsync.runs.RunStage;
import dev.contactsync.runs.Slice;
import dev.contactsync.runs.SliceLog;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;

/**
 * The step that Spring Batch runs for every partition: looks its slice up by the name of
 * the partition, {@code step:number}, and runs the step of that slice. Where it resumes
 * is written in the slice, not what Spring Batch has kept for the partition. A slice that
 * fails makes the others end.
 */
final class SliceStep implements Step {

	private static final Logger log = LoggerFactory.getLogger(SliceStep.class);

	private final RunStage stage;

	private final RunContext run;

	private final SliceLog slices;

	private final Function<Slice, Step> steps;

	private final JobRepository repository;

	SliceStep(RunStage stage, RunContext run, SliceLog slices, Function<Slice, Step> steps, JobRepository repository) {
		this.repository = repository;
		this.stage = stage;
		this.run = run;
		this.slices = slices;
		this.steps = steps;
	}

	@Override
	public String getName() {
		return this.stage.code();
	}

	/**
	 * Throws nothing: Spring Batch would end the run while the workers of other slices
	 * are still under way.
	 */
	@Override
	public void execute(StepExecution partition) {
		try {
			this.run.cancellation().throwIfStopped();
			Slice slice = slice(partition);
			this.steps.apply(slice).execute(partition);
			if (partition.getStatus() == BatchStatus.COMPLETED) {
				this.slices.finish(slice);
				this.run.counters().sliceDone();
			}
		}
		catch (Throwable ex) {
			partition.setStatus(BatchStatus.FAILED);
			partition.setExitStatus(ExitStatus.FAILED);
			partition.addFailureException(ex);
			record(partition);
		}
		partition.getFailureExceptions().forEach(this.run.cancellation()::cancel);
	}

	/** Else Spring Batch would take it for done where only the slice is not. */
	private void record(StepExecution partition) {
		try {
			this.repository.update(partition);
		}
		catch (RuntimeException ex) {
			log.debug("The failure of {} could not be recorded; the next start finds it", partition.getStepName(), ex);
		}
	}

	private Slice slice(StepExecution partition) {
		int number = number(partition);
		return this.slices.slices(this.run.run(), this.stage)
			.stream()
			.filter((slice) -> slice.number() == number)
			.findFirst()
			.orElseThrow();
	}

	/** The number of the slice that a partition is named after. */
	static int number(StepExecution partition) {
		String name = partition.getStepName();
		return Integer.parseInt(name.substring(name.indexOf(':') + 1));
	}

}
