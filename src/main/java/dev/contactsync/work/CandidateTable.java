package dev.contactsync.work;

import java.util.Collection;
import java.util.List;

/** The contacts for which a run has something to do, and what came of it. */
public interface CandidateTable {

	/**
	 * Adds those that are no candidates yet.
	 * @param run the number of the run
	 * @param candidates what was found as the source was read
	 * @return how many were added
	 */
	int add(long run, List<Candidate> candidates);

	/**
	 * Adds what is in doubt or due again, whether or not the source shows it as changed,
	 * and contacts that block a phone and are not suppressed.
	 * @return how many were added
	 */
	int addDirty(Run run);

	/**
	 * Adds contacts that the source no longer shows.
	 * @param run the number of the run
	 * @param keys the contacts
	 * @return how many were added
	 */
	int addUnseen(long run, Collection<String> keys);

	/**
	 * Adds contacts that own a recipient that nobody may send to any more.
	 * @param run the run, all of whose rows are read
	 * @return how many were added
	 */
	int addBlocked(Run run);

	/**
	 * Contacts lose their recipient to another, and are not excluded for that yet. Those
	 * that are no candidates were counted as what they are by the slices of a whole
	 * sweep; of a partial one nobody can tell, and they stay as they were counted, if
	 * they were.
	 * @param keys the contacts
	 */
	void displace(Run run, Collection<String> keys);

	/**
	 * Opens duplicates again whose owner has released it during the run.
	 * @return how many
	 */
	int dueAgain(Run run);

	/**
	 * The ends of parts of those without an outcome.
	 * @param run the number of the run
	 * @param size candidates a part
	 * @return the last number of each part
	 */
	List<Long> bounds(long run, int size);

	/**
	 * Those without an outcome.
	 * @param run the number of the run
	 * @param after only those with a greater number
	 * @param last only those up to this number
	 * @param most how many at most
	 * @return the candidates by number
	 */
	List<Candidate> unresolved(long run, long after, long last, int most);

	/**
	 * Candidates have an outcome.
	 * @param run the number of the run
	 * @param keys the contacts
	 * @param outcome the same for all
	 */
	void resolve(long run, Collection<String> keys, ContactOutcome outcome);

	/**
	 * Candidates are delivered. What that is to the API is written down once, the first
	 * time: who is new at its phone, but was known by another before, has changed.
	 * @param sync the sync and its destination
	 * @param run the number of the run
	 */
	void deliver(SyncKey sync, long run, List<DeliveredContact> contacts);

	/**
	 * Contacts no longer have the phone that the API knows them by: those that are
	 * delivered have changed, whoever has that phone by then.
	 * @param run the number of the run
	 * @param keys the contacts
	 */
	void move(long run, Collection<String> keys);

	/**
	 * Contacts are to be sent after all.
	 * @param run the number of the run
	 * @param keys the contacts
	 */
	void reopen(long run, Collection<String> keys);

	/**
	 * Those without an outcome are left to the next run.
	 * @param run the number of the run
	 */
	void leavePending(long run);

	/**
	 * The run needs its candidates no more.
	 * @param run the number of the run
	 */
	void forget(long run);

}
