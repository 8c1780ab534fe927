package dev.contactsync.ledger;

import java.util.Collection;
import java.util.List;

import dev.contactsync.state.StateTransactions;
import dev.contactsync.work.Candidate;
import dev.contactsync.work.CandidateTable;
import dev.contactsync.work.Run;

import org.springframework.stereotype.Component;

/**
 * The candidates of a run, and the contacts that may become some because the source no
 * longer shows them. Every method is a transaction of its own.
 */
@Component
public class CandidateLog {

	private final StateTransactions transactions;

	private final CandidateTable candidates;

	private final KnownContactQuery known;

	private final ExcludedContactTable exclusions;

	CandidateLog(StateTransactions transactions, CandidateTable candidates, KnownContactQuery known,
			ExcludedContactTable exclusions) {
		this.transactions = transactions;
		this.candidates = candidates;
		this.known = known;
		this.exclusions = exclusions;
	}

	/**
	 * The ends of parts of the candidates.
	 * @param size candidates a part
	 * @return the last number of each part
	 */
	public List<Long> bounds(Run run, int size) {
		return this.transactions.get(() -> this.candidates.bounds(run.id(), size));
	}

	/**
	 * Candidates that have no outcome yet.
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
	 * @return how many
	 */
	public int dueAgain(Run run) {
		return this.transactions.get(() -> {
			this.exclusions.orphansAreDue(run);
			return this.candidates.dueAgain(run);
		});
	}

	/** Candidates without an outcome are left to the next run. */
	public void leavePending(Run run) {
		this.transactions.run(() -> this.candidates.leavePending(run.id()));
	}

	/**
	 * A page of the contacts that the ledger knows, as far as they belong to the part of
	 * the sweep that a run does.
	 * @param after only greater keys, in the ledger's order
	 * @param most how many at most
	 * @return keys
	 */
	public List<String> knownContacts(Run run, String after, int most) {
		return this.transactions.get(() -> this.known.page(run, after, most));
	}

	/**
	 * Contacts whose phone nobody may send to any more become candidates.
	 * @param run the run, all of whose rows are read
	 */
	public void addBlocked(Run run) {
		this.transactions.run(() -> this.candidates.addBlocked(run));
	}

	/**
	 * Contacts that the source no longer shows become candidates, to be looked at once
	 * more.
	 * @param keys the contacts
	 */
	public void addUnseen(Run run, Collection<String> keys) {
		this.transactions.run(() -> this.candidates.addUnseen(run.id(), keys));
	}

}
