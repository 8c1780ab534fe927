package dev.contactsync.runs;

import java.util.List;
import java.util.Optional;

import dev.contactsync.ledger.ExcludedContactTable;
import dev.contactsync.ledger.KnownContactQuery;
import dev.contactsync.ledger.RequestTable;
import dev.contactsync.state.StateTransactions;
import dev.contactsync.work.CandidateTable;
import dev.contactsync.work.Run;
import dev.contactsync.work.RunState;

import org.springframework.stereotype.Component;

/**
 * The memory of runs: how they begin, go on and end, and their totals. Every method is a
 * transaction of its own.
 */
@Component
public class RunLog {

	private final StateTransactions transactions;

	private final RunTable runs;

	private final CandidateTable candidates;

	private final KnownContactQuery known;

	private final ExcludedContactTable exclusions;

	private final RequestTable requests;

	private final RunTotalsQuery totalsQuery;

	/** A log over these tables. */
	public RunLog(StateTransactions transactions, RunTable runs, CandidateTable candidates, KnownContactQuery known,
			ExcludedContactTable exclusions, RequestTable requests, RunTotalsQuery totalsQuery) {
		this.transactions = transactions;
		this.runs = runs;
		this.candidates = candidates;
		this.known = known;
		this.exclusions = exclusions;
		this.requests = requests;
		this.totalsQuery = totalsQuery;
	}

	/**
	 * The run that a sync has not finished.
	 * @return the newest run that is neither done nor closed
	 */
	public Optional<Run> unfinished(String sync) {
		return this.transactions.get(() -> this.runs.unfinished(sync));
	}

	/**
	 * The run that the next one builds on.
	 * @return the newest run that is done, was no replay and had no limit
	 */
	public Optional<Run> lastDone(String sync) {
		return this.transactions.get(() -> this.runs.lastDone(sync));
	}

	/**
	 * Whether nothing at all is known of a sync's contacts.
	 * @param run a run of it, not yet written down
	 * @return true if there is nothing to compare with
	 */
	public boolean knowsNothing(Run run) {
		return this.transactions.get(() -> this.known.isEmpty(run));
	}

	/**
	 * Writes a new run down, unless there is one that is not finished: this may be done
	 * again when the connection was lost in the commit. What is in doubt or due becomes
	 * its first candidates, unless it is a load.
	 * @param run the run, without a number
	 * @return the run with its number
	 */
	public Run begin(Run run) {
		return this.transactions.get(() -> {
			Optional<Run> earlier = this.runs.unfinished(run.sync());
			return earlier.orElseGet(() -> {
				Run begun = this.runs.add(upToDate(run));
				if (!begun.isLoad()) {
					this.candidates.addDirty(begun);
				}
				return begun;
			});
		});
	}

	/** Since a load was planned, another process may have loaded everything. */
	private Run upToDate(Run planned) {
		boolean isOutdated = planned.isLoad() && !this.known.isEmpty(planned);
		return isOutdated ? planned.comparing() : planned;
	}

	/**
	 * A run is resumed. Its requests that were under way when it was interrupted are in
	 * doubt.
	 * @return the run as it is resumed; empty if another process has ended it meanwhile
	 */
	public Optional<Run> resume(Run run) {
		return this.transactions.get(() -> {
			this.requests.interrupted(List.of(run.id()));
			this.runs.resume(run.id());
			return this.runs.unfinished(run.sync()).filter((unfinished) -> unfinished.id() == run.id());
		});
	}

	/**
	 * A newer run takes the place of those that are held; what they have shown stays.
	 * @param newer the newer run
	 */
	public void closeHeld(Run newer) {
		this.transactions.run(() -> this.runs.closeHeld(newer));
	}

	/**
	 * Ends a run with its totals.
	 * @param status how it has ended
	 * @param totals its totals, made before, so that this may be repeated
	 * @return its report
	 */
	public RunReport end(Run run, RunStatus status, RunTotals totals) {
		return this.transactions.get(() -> {
			this.requests.interrupted(List.of(run.id()));
			this.runs.end(run.id(), status, totals);
			if (!status.state().isUnfinished()) {
				this.candidates.forget(run.id());
			}
			if (status.state() == RunState.DONE && run.scope().isWhole()) {
				this.exclusions.seenAgain(run.key());
			}
			return this.runs.report(run.id());
		});
	}

	/**
	 * The totals of a run as they stand.
	 * @return its totals
	 */
	public RunTotals totals(Run run) {
		return this.transactions.get(() -> this.totalsQuery.totals(run));
	}

}
