package dev.contactsync.ledger;

import java.util.List;

import dev.contactsync.work.Run;

/**
 * The contacts that the ledger knows of a sync, to find those that have gone. A part of
 * them is chosen by the first digit of a hash that does not change while the contact does
 * not.
 */
public interface KnownContactQuery {

	/**
	 * Whether there are none.
	 * @param run a run of the sync
	 * @return true if nothing was ever sent or excluded
	 */
	boolean isEmpty(Run run);

	/**
	 * How many there are.
	 * @param run a run of the sync
	 * @param seen how many contacts it has seen
	 * @return all of them, or at least as many as there are if that is no more than seen
	 */
	KnownCount count(Run run, long seen);

	/**
	 * A page of those that belong to the part of the sweep that a run does.
	 * @param after only greater keys
	 * @param most how many at most
	 * @return the keys in order
	 */
	List<String> page(Run run, String after, int most);

	/**
	 * How many contacts the ledger knows.
	 *
	 * @param known all of them
	 * @param acknowledged recipients of them of which the API has a profile
	 */
	record KnownCount(long known, long acknowledged) {
	}

}
