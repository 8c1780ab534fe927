package dev.contactsync.execution;

import java.time.Clock;

import org.springframework.stereotype.Component;

/** Shows how far runs are: in the log, unless there is a better place. */
@Component
public class ProgressDisplay {

	private final Clock clock;

	private volatile ProgressView view = new ProgressLog();

	ProgressDisplay(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Shows runs elsewhere from now on.
	 * @param place where
	 */
	public void use(ProgressView place) {
		this.view = place;
	}

	/**
	 * Shows a run until the monitor is closed.
	 * @return the monitor, to be started
	 */
	public ProgressMonitor begin(RunContext run) {
		return new ProgressMonitor(run, this.view, this.clock);
	}

}
