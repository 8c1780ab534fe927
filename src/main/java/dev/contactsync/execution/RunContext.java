package dev.contactsync.execution;

import dev.contactsync.lease.RightToSend;
import dev.contactsync.sync.OpenSync;
import dev.contactsync.work.Run;

/**
 * A run that this process is working on, and what its slices share.
 *
 * @param sync its sync, opened
 * @param cancellation whether it has to end
 * @param limits what bounds its sending
 * @param former the syncs that are not configured any more
 * @param counters what it has done in this process
 */
public record RunContext(Run run, OpenSync sync, Cancellation cancellation, SendingLimits limits,
		FormerSyncLookup former, RunCounters counters) {

	/**
	 * A run that begins or resumes in this process.
	 * @param sync its sync, opened
	 * @param lease the right to send for the sync
	 * @param limits what bounds its sending
	 * @param former the syncs that are not configured any more, whose doubts it may
	 * settle
	 */
	public RunContext(Run run, OpenSync sync, RightToSend lease, SendingLimits limits, FormerSyncLookup former) {
		this(run, sync, new Cancellation(lease, () -> sync.destination().api().stop()), limits, former,
				new RunCounters());
	}

	@Override
	public String toString() {
		return this.sync.name() + " run " + this.run.id();
	}

}
