package dev.contactsync.runs;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import dev.contactsync.ledger.Candidate;
import dev.contactsync.ledger.CandidateTable;
import dev.contactsync.ledger.ExcludedContactTable;
import dev.contactsync.ledger.InDoubt;
import dev.contactsync.ledger.InDoubtQuery;
import dev.contactsync.ledger.KnownContactQuery;
import dev.contactsync.ledger.RequestTable;
import dev.contactsync.ledger.Run;
import dev.contactsync.ledger.RunState;
import dev.contactsync.state.StateTransactions;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * The memory of runs: their slices, candidates and totals. Every method that writes is a
 * transaction of its own, but for {@link #advance} and {@link #addCandidates}, which are
 * part of the chunk that they count.
 */
@Component
public class RunLog {

	private final StateTransactions transactions;

	private final RunTable runs;

	private final SliceTable slices;

	private final CandidateTable candidates;

	private final KnownContactQuery known;

	private final ExcludedContactTable exclusions;

	private final RequestTable requests;

	private final InDoubtQuery doubts;

	private final RunTotalsQuery totalsQuery;

	public RunLog(StateTransactions transactions, RunTable runs, SliceTable slices, CandidateTable candidates,
			KnownContactQuery known, ExcludedContactTable exclusions, RequestTable requests, InDoubtQuery doubts,
			RunTotalsQuery totalsQuery) {
		this.transactions = transactions;
		this.runs = runs;
		this.slices = slices;
		this.candidates = candidates;
		this.known = known;
		this.exclusions = exclusions;
		this.requests = requests;
		this.doubts = doubts;
		this.totalsQuery = totalsQuery;
	}

	/**
	 * The run that a sync has not finished.
	 * @param sync the sync
	 * @return the newest run that is neither done nor closed
	 */
	public Optional<Run> unfinished(String sync) {
		return this.transactions.get(() -> this.runs.unfinished(sync));
	}

	/**
	 * The run that the next one builds on.
	 * @param sync the sync
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
			Run begun = this.runs.unfinished(run.sync()).orElseGet(() -> this.runs.add(upToDate(run)));
			if (!begun.isLoad()) {
				this.candidates.addDirty(begun);
			}
			return begun;
		});
	}

	/** Since a load was planned, another process may have loaded everything. */
	private Run upToDate(Run planned) {
		boolean isOutdated = planned.isLoad() && !this.known.isEmpty(planned);
		return isOutdated ? planned.comparing() : planned;
	}

	/**
	 * A run is taken up again. Its requests that were under way when it was cut short are
	 * in doubt.
	 * @param run the run
	 * @return the run as it goes on; empty if another process has ended it meanwhile
	 */
	public Optional<Run> resume(Run run) {
		return this.transactions.get(() -> {
			this.requests.interrupted(run.id());
			this.runs.resume(run.id());
			return this.runs.unfinished(run.sync()).filter((unfinished) -> unfinished.id() == run.id());
		});
	}

	/**
	 * Ends a run with its totals.
	 * @param run the run
	 * @param state how it has ended
	 * @param message what there is to say, or null
	 * @param totals its totals, made before, so that this may be repeated
	 * @return its report
	 */
	public RunReport end(Run run, RunState state, @Nullable String message, RunTotals totals) {
		return this.transactions.get(() -> {
			this.requests.interrupted(run.id());
			this.runs.end(run.id(), state, message, totals);
			if (!state.isUnfinished()) {
				this.candidates.forget(run.id());
			}
			if (state == RunState.DONE && run.scope().isWhole()) {
				this.exclusions.seenAgain(run.sync());
			}
			return this.runs.report(run.id());
		});
	}

	/**
	 * What is in doubt now.
	 * @param sync the sync
	 * @return how many contacts, and which requests
	 */
	public InDoubt inDoubt(String sync) {
		return this.transactions.get(() -> this.doubts.of(sync));
	}

	/**
	 * The totals of a run as they stand.
	 * @param run the run
	 * @return its totals
	 */
	public RunTotals totals(Run run) {
		return this.transactions.get(() -> this.totalsQuery.totals(run));
	}

	/**
	 * The history of runs.
	 * @param sync of this sync, or null for all
	 * @param most how many at most
	 * @return the newest first
	 */
	public List<RunReport> reports(@Nullable String sync, int most) {
		return this.transactions.get(() -> this.runs.reports((sync != null) ? sync : "", most));
	}

	/**
	 * The slices of a step.
	 * @param run the run
	 * @param step assess or deliver
	 * @return the slices by number; empty where none are written down yet
	 */
	public List<Slice> slices(Run run, RunStage step) {
		return this.transactions.get(() -> this.slices.of(run.id(), step));
	}

	/**
	 * Writes the slices of a step down.
	 * @param run the run
	 * @param step assess or deliver
	 * @param bounds what each covers
	 * @return the slices
	 */
	public List<Slice> addSlices(Run run, RunStage step, List<String> bounds) {
		return this.transactions.once(() -> {
			this.slices.add(run.id(), step, bounds);
			return this.slices.of(run.id(), step);
		}, () -> {
			List<Slice> earlier = this.slices.of(run.id(), step);
			return earlier.isEmpty() ? null : earlier;
		});
	}

	/**
	 * A chunk of a slice is settled: part of the chunk's own transaction.
	 * @param slice the slice
	 * @param reached the position of the chunk's last row
	 * @param counts what the chunk adds to the slice's counts
	 */
	public void advance(Slice slice, String reached, SliceCounts counts) {
		this.slices.advance(slice, reached, counts);
	}

	/**
	 * A slice is finished.
	 * @param slice the slice
	 */
	public void finish(Slice slice) {
		this.transactions.run(() -> this.slices.done(slice));
	}

	/**
	 * Contacts become candidates: part of the transaction of the chunk that found them.
	 * @param run the run
	 * @param found the contacts, and why
	 * @return how many were none before
	 */
	public int addCandidates(Run run, List<Candidate> found) {
		return this.candidates.add(run.id(), found);
	}

	/**
	 * How many rows the slices of a step have read so far.
	 * @param run the run
	 * @param step assess, or deliver in a load
	 * @return the number
	 */
	public long rowsRead(Run run, RunStage step) {
		return this.transactions.get(() -> this.slices.rowsRead(run.id(), step));
	}

	/**
	 * The ends of parts of the candidates.
	 * @param run the run
	 * @param size candidates a part
	 * @return the last number of each part
	 */
	public List<Long> candidateBounds(Run run, int size) {
		return this.transactions.get(() -> this.candidates.bounds(run.id(), size));
	}

	/**
	 * Candidates that have no outcome yet.
	 * @param run the run
	 * @param after only those with a greater number
	 * @param last only those up to this number
	 * @param most how many at most
	 * @return the candidates by number
	 */
	public List<Candidate> unresolved(Run run, long after, long last, int most) {
		return this.transactions.get(() -> this.candidates.unresolved(run.id(), after, last, most));
	}

	/**
	 * Duplicates whose owner has released it during the run become candidates again.
	 * @param run the run
	 * @return how many
	 */
	public int dueAgain(Run run) {
		return this.transactions.get(() -> {
			this.exclusions.orphansAreDue(run);
			return this.candidates.dueAgain(run);
		});
	}

	/**
	 * Candidates without an outcome are left to the next run.
	 * @param run the run
	 */
	public void leavePending(Run run) {
		this.transactions.run(() -> this.candidates.leavePending(run.id()));
	}

	/**
	 * Whether the slices of a whole sweep have seen fewer known contacts than there are,
	 * so that some must have gone.
	 * @param run the run
	 * @return true if it is worth to look for them
	 */
	public boolean missesContacts(Run run) {
		return this.transactions.get(() -> {
			long seen = this.slices.known(run.id());
			return seen < this.known.count(run, seen).known();
		});
	}

	/**
	 * A page of the contacts that the ledger knows, as far as they belong to the part of
	 * the sweep that a run does.
	 * @param run the run
	 * @param after only greater keys, in the ledger's order
	 * @param most how many at most
	 * @return keys
	 */
	public List<String> knownContacts(Run run, String after, int most) {
		return this.transactions.get(() -> this.known.page(run, after, most));
	}

	/**
	 * Contacts that the source no longer shows become candidates, to be looked at once
	 * more.
	 * @param run the run
	 * @param keys the contacts
	 */
	public void addUnseen(Run run, Collection<String> keys) {
		this.transactions.run(() -> this.candidates.addUnseen(run.id(), keys));
	}

}
