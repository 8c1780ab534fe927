package dev.contactsync.job;

import dev.contactsync.execution.FormerSyncLookup;
import dev.contactsync.execution.RunContext;
import dev.contactsync.execution.SendingLimits;
import dev.contactsync.guard.GuardLog;
import dev.contactsync.ledger.Ledger;
import dev.contactsync.runs.RunLog;
import dev.contactsync.sync.OpenSync;
import dev.contactsync.sync.UnconfiguredSyncs;
import dev.contactsync.work.Run;

import org.springframework.stereotype.Component;

/** Makes what the slices of a run share, from what is remembered of the run. */
@Component
class RunContexts {

	private final RunLog runs;

	private final Ledger ledger;

	private final GuardLog guard;

	private final UnconfiguredSyncs neighbours;

	RunContexts(RunLog runs, Ledger ledger, GuardLog guard, UnconfiguredSyncs neighbours) {
		this.runs = runs;
		this.ledger = ledger;
		this.guard = guard;
		this.neighbours = neighbours;
	}

	RunContext context(Run run, SyncSession session) {
		OpenSync sync = session.sync();
		long sentBefore = (run.resumed() > 0) ? this.runs.totals(run).delivered() : 0;
		long inDoubt = (run.resumed() > 0 && run.sendLimit() != null) ? this.ledger.inDoubt(run) : 0;
		SendingLimits limits = new SendingLimits(run.sendLimit(), sentBefore, inDoubt,
				this.guard.letsRejectionsStand(run), sync.destination());
		if (run.resumed() > 0) {
			limits.wereRefused(this.ledger.refusals(run));
		}
		return new RunContext(run, sync, session.lease(), limits,
				new FormerSyncLookup(() -> this.neighbours.formerAt(run.destination())));
	}

}
