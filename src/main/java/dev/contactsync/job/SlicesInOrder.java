package dev.contactsync.job;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;

import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.partition.support.SimpleStepExecutionSplitter;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/**
 * Hands slices to the workers in the order of their numbers, where Spring Batch would
 * hand them out in any: those at the end are the small ones.
 */
final class SlicesInOrder extends SimpleStepExecutionSplitter {

	SlicesInOrder(JobRepository repository, String step, Partitioner partitioner) {
		super(repository, step, partitioner);
	}

	@Override
	public Set<StepExecution> split(StepExecution step, int gridSize) throws JobExecutionException {
		Set<StepExecution> inOrder = new LinkedHashSet<>();
		super.split(step, gridSize).stream().sorted(Comparator.comparingInt(SliceStep::number)).forEach(inOrder::add);
		return inOrder;
	}

}
