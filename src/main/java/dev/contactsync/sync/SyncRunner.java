package dev.contactsync.sync;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.Failure;
import dev.contactsync.ledger.GuardLog;
import dev.contactsync.ledger.Ledger;
import dev.contactsync.ledger.Run;
import dev.contactsync.ledger.Run.Mode;
import dev.contactsync.ledger.RunLog;
import dev.contactsync.ledger.StatePool;
import dev.contactsync.ledger.ApiWaitTable;
import dev.contactsync.sync.RunResult.RunOutcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Runs syncs: finishes what was left, then begins anew. One process at a time works for a
 * sync; another is told so.
 */
@Component
public class SyncRunner {

	private static final Logger log = LoggerFactory.getLogger(SyncRunner.class);

	private final Syncs syncs;

	private final LeaseAcquirer desk;

	private final RunLog runs;

	private final RunPlanner planner;

	private final BatchJob job;

	private final Ledger ledger;

	private final GuardLog guard;

	private final ApiWaitTable waits;

	private final StatePool pool;

	private final StopSignal stopping;

	private final RunCompletion ends;

	private final ProgressDisplay display;

	SyncRunner(Syncs syncs, LeaseAcquirer desk, RunLog runs, RunPlanner planner, BatchJob job, Ledger ledger,
			GuardLog guard, ApiWaitTable waits, StatePool pool, StopSignal stopping, RunCompletion ends,
			ProgressDisplay display) {
		this.syncs = syncs;
		this.desk = desk;
		this.runs = runs;
		this.planner = planner;
		this.job = job;
		this.ledger = ledger;
		this.guard = guard;
		this.waits = waits;
		this.pool = pool;
		this.stopping = stopping;
		this.ends = ends;
		this.display = display;
	}

	/**
	 * Finishes the unfinished run of a sync, if there is one, then makes a new one.
	 * @param sync the sync
	 * @param full whether every row is looked at, whatever the settings say
	 * @param limit how many contacts to send at most, or null for all
	 * @param approve whether somebody approves of why the last run was held or stopped;
	 * the first of the runs uses this up
	 * @return a result for each run, in order; the second only if the first is done
	 */
	public List<RunResult> run(String sync, boolean full, @Nullable Integer limit, boolean approve) {
		return hold(sync, (open, lease) -> {
			List<RunResult> results = new ArrayList<>(finish(open, lease, approve));
			if (isDone(results)) {
				boolean isLeft = approve && results.isEmpty();
				results.add(begin(this.planner.plan(open, full, limit), open, lease, isLeft));
			}
			return results;
		});
	}

	/**
	 * Finishes the unfinished run of a sync.
	 * @param sync the sync
	 * @return its result; empty if there was none
	 */
	public List<RunResult> restart(String sync) {
		return hold(sync, (open, lease) -> {
			List<RunResult> results = finish(open, lease, false);
			return results.isEmpty() ? this.guard.held(sync).stream().map(this.ends::held).toList() : results;
		});
	}

	/**
	 * Tries contacts again that were rejected.
	 * @param sync the sync
	 * @param reason only those rejected for this reason, or null for all
	 * @param key only this contact, or null for all
	 * @return a result for each run, in order
	 */
	public List<RunResult> replay(String sync, @Nullable String reason, @Nullable String key) {
		return hold(sync, (open, lease) -> {
			List<RunResult> results = new ArrayList<>(finish(open, lease, false));
			if (isDone(results)) {
				this.ledger.replay(sync, reason, key);
				results.add(begin(this.planner.replay(open), open, lease, false));
			}
			return results;
		});
	}

	private static boolean isDone(List<RunResult> results) {
		return results.stream().allMatch((result) -> result.outcome() == RunOutcome.DONE);
	}

	private interface SyncWork {

		List<RunResult> with(OpenSync open, HeldLease lease);

	}

	private List<RunResult> hold(String sync, SyncWork work) {
		try (OpenSync open = this.syncs.open(sync)) {
			this.pool.fit(open.destination().inFlight());
			HeldLease lease;
			try {
				lease = this.desk.ask(sync, this.stopping);
			}
			catch (ContactSyncException ex) {
				return List.of(RunCompletion.busy(sync, ex));
			}
			try (lease) {
				shareWaits(open);
				return work.with(open, lease);
			}
		}
		catch (ContactSyncException ex) {
			return List.of(RunCompletion.none(sync, ex));
		}
	}

	/** What the API has asked for holds for this process, and for those after it. */
	private void shareWaits(OpenSync open) {
		String destination = open.destinationName();
		open.api()
			.shareWaits(this.waits.until(destination).orElse(null), (until) -> this.waits.keep(destination, until));
	}

	private List<RunResult> finish(OpenSync open, HeldLease lease, boolean approve) {
		Optional<Run> unfinished = this.runs.unfinished(open.name());
		if (unfinished.isEmpty()) {
			return List.of();
		}
		Run run = unfinished.get();
		if (!run.configuration().equals(open.configuration()) || !run.destination().equals(open.destinationName())) {
			this.runs.end(run, "closed", "Given up: the configuration has changed since it began.",
					this.runs.totals(run));
			log.info("{}: run {} was begun with another configuration and is closed; everything is assessed anew",
					open.name(), run.id());
			return List.of();
		}
		if (approve) {
			this.guard.approve(run);
		}
		Run resumed = this.runs.resume(run)
			.orElseThrow(() -> new ContactSyncException(Failure.TRY_LATER,
					"Run %d of %s was finished by another process meanwhile.".formatted(run.id(), open.name())));
		log.info("{}: run {} goes on where it stood", open.name(), run.id());
		return List.of(execute(resumed, open, lease));
	}

	private RunResult begin(Run planned, OpenSync open, HeldLease lease, boolean approve) {
		Run run = this.runs.begin(planned);
		if (approve) {
			if (this.guard.shown(run).isEmpty()) {
				log.info("{}: there is nothing to approve: no run with this configuration is held", open.name());
			}
			this.guard.approve(run);
		}
		if (run.mode() != Mode.REPLAY) {
			this.guard.close(run);
		}
		log.info("{}: run {} begins: {}", open.name(), run.id(), RunPlanner.describe(run));
		return execute(run, open, lease);
	}

	private RunResult execute(Run run, OpenSync open, HeldLease lease) {
		long sentBefore = (run.resumed() > 0) ? this.runs.totals(run).delivered() : 0;
		RunContext context = new RunContext(run, open, lease, sentBefore);
		if (run.resumed() > 0) {
			this.ledger.refusals(run).forEach(context::wereRefused);
		}
		if (this.guard.letsRejectionsStand(run)) {
			context.letRejectionsStand();
		}
		this.stopping.begun(context);
		// Longer than any call to a database or the API takes to fail by itself.
		Duration patience = lease.ttl().multipliedBy(2).plus(open.destination().requestTimeout());
		try (Watchdog watchdog = new Watchdog(context, patience, this.stopping)) {
			watchdog.start();
			return work(context, lease.age());
		}
		finally {
			this.stopping.ended(context);
		}
	}

	private RunResult work(RunContext context, Duration worked) {
		try (ProgressMonitor progress = this.display.begin(context); Deadline deadline = new Deadline()) {
			progress.start();
			deadline.start(context, worked);
			this.job.execute(context);
			context.throwIfStopped();
			context.ends();
			return this.ends.done(context.run());
		}
		catch (RuntimeException ex) {
			context.ends();
			return this.ends.interrupted(context, ex);
		}
	}

}
