package dev.contactsync.sync;

import dev.contactsync.ledger.Run;

/**
 * A run that this process is working on, and what its slices share.
 *
 * @param run the run
 * @param sync its sync, opened
 * @param cancellation whether it has to end
 * @param limits what bounds its sending
 * @param counters what it has done in this process
 */
record RunContext(Run run, OpenSync sync, Cancellation cancellation, SendingLimits limits, RunCounters counters) {

	RunContext(Run run, OpenSync sync, RightToSend lease, SendingLimits limits) {
		this(run, sync, new Cancellation(lease, () -> sync.destination().api().stop()), limits, new RunCounters());
	}

	@Override
	public String toString() {
		return this.sync.name() + " run " + this.run.id();
	}

}
