package dev.contactsync.job;

import java.time.Duration;

import dev.contactsync.execution.Deadline;
import dev.contactsync.execution.ProgressDisplay;
import dev.contactsync.execution.ProgressMonitor;
import dev.contactsync.execution.RunContext;
import dev.contactsync.execution.StopSignal;
import dev.contactsync.execution.Watchdog;
import dev.contactsync.launch.RunListeners;
import dev.contactsync.launch.RunResult;
import dev.contactsync.work.Run;

import org.springframework.stereotype.Component;

/** Works on a run until it ends, one way or the other. */
@Component
class RunExecutor {

	private final RunContexts contexts;

	private final BatchJob job;

	private final RunCompletion completion;

	private final ProgressDisplay display;

	private final StopSignal process;

	private final RunListeners listeners;

	RunExecutor(RunContexts contexts, BatchJob job, RunCompletion completion, ProgressDisplay display,
			StopSignal process, RunListeners listeners) {
		this.contexts = contexts;
		this.job = job;
		this.completion = completion;
		this.display = display;
		this.process = process;
		this.listeners = listeners;
	}

	/**
	 * Runs.
	 * @param run the run, begun or resumed
	 * @param session its sync, with the right to send
	 * @return how it ended
	 */
	RunResult execute(Run run, SyncSession session) {
		this.listeners.started(run);
		RunContext context = this.contexts.context(run, session);
		// Longer than any call to a database or the API takes to fail by itself.
		Duration patience = session.lease()
			.ttl()
			.multipliedBy(2)
			.plus(session.sync().destination().settings().requestTimeout());
		StopSignal.Registration asked = session.stop().register(context.cancellation()::cancel);
		try (Watchdog watchdog = new Watchdog(context, patience, this.process::giveUp)) {
			watchdog.start();
			return work(context, session.lease().age());
		}
		finally {
			asked.close();
		}
	}

	private RunResult work(RunContext context, Duration worked) {
		try (ProgressMonitor progress = this.display.begin(context); Deadline deadline = new Deadline()) {
			progress.start();
			deadline.start(context.sync(), context.cancellation(), worked);
			this.job.execute(context);
			context.cancellation().throwIfStopped();
			context.cancellation().beginClosing();
			return this.completion.done(context);
		}
		catch (RuntimeException ex) {
			context.cancellation().beginClosing();
			return this.completion.interrupted(context, ex);
		}
	}

}
