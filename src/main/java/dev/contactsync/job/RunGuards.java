package dev.contactsync.job;

import dev.contactsync.execution.RunContext;
import dev.contactsync.guard.AccountGuard;
import dev.contactsync.guard.Guard;
import dev.contactsync.sync.OpenSync;
import dev.contactsync.sync.SyncCatalog;
import dev.contactsync.work.Run;

import org.springframework.stereotype.Component;

/** What a run has to pass before anything is sent. */
@Component
class RunGuards {

	private final Guard guard;

	private final AccountGuard accounts;

	private final SyncCatalog syncs;

	private final MissingContacts missing;

	RunGuards(Guard guard, AccountGuard accounts, SyncCatalog syncs, MissingContacts missing) {
		this.missing = missing;
		this.guard = guard;
		this.accounts = accounts;
		this.syncs = syncs;
	}

	/** Lets a run pass, or holds it. */
	void enforce(RunContext context) {
		Run run = context.run();
		OpenSync sync = context.sync();
		this.accounts.enforce(run, sync.destination().account(), this.syncs.destinationNames());
		if (run.isAssessed() && !this.guard.hasPassed(run)) {
			this.missing.find(context);
		}
		if (!run.isReplay()) {
			long rows = sync.source().count();
			context.counters().sourceHas(rows);
			this.guard.enforce(run, sync.settings().guard(), rows);
		}
	}

}
