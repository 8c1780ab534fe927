package dev.contactsync.execution;

import dev.contactsync.lease.RightToSend;
import dev.contactsync.sync.OpenSync;
import dev.contactsync.work.Run;

/**
 * A run that this process is working on, and what its slices share.
 *
 * @param run the run
 * @param sync its sync, opened
 * @param cancellation whether it has to end
 * @param limits what bounds its sending
 * @param abandoned the syncs that nobody can run
 * @param counters what it has done in this process
 */
public record RunContext(Run run, OpenSync sync, Cancellation cancellation, SendingLimits limits,
		AbandonedSyncs abandoned, RunCounters counters) {

	/**
	 * A run that begins or resumes in this process.
	 * @param sync its sync, opened
	 * @param lease the right to send for the sync
	 * @param limits what bounds its sending
	 * @param abandoned the syncs that nobody can run, whose doubts it may settle
	 */
	public RunContext(Run run, OpenSync sync, RightToSend lease, SendingLimits limits, AbandonedSyncs abandoned) {
		this(run, sync, new Cancellation(lease, () -> sync.destination().api().stop()), limits, abandoned,
				new RunCounters());
	}

	@Override
	public String toString() {
		return this.sync.name() + " run " + this.run.id();
	}

}
