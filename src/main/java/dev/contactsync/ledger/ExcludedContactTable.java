package dev.contactsync.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.contactsync.work.Run;
import dev.contactsync.work.SyncKey;

/** The contacts that are excluded, and why. */
public interface ExcludedContactTable {

	Map<String, ExcludedContact> byKeys(SyncKey sync, Collection<String> keys);

	void exclude(SyncKey sync, long run, List<ExcludedContact> contacts);

	void clear(SyncKey sync, Collection<String> keys);

	List<String> refusedBy(Run run);

	/**
	 * An owner has released it, or a block is lifted: contacts that share the phone may
	 * have the recipient now.
	 */
	void markDuplicatesDue(String destination, Collection<UUID> recipients);

	/**
	 * Duplicates of a run whose owner has released it at the same moment, in another
	 * slice: neither of the two transactions could see the other.
	 */
	void orphansAreDue(Run run);

	/**
	 * Empty texts stand for any reason and any key, but accepted ones only for theirs;
	 * returns the number of contacts.
	 */
	int markRejectionsDue(SyncKey sync, String reason, String key);

	/**
	 * Rejections are accepted, for as long as their reason and evidence stay. No keys
	 * stand for all, an empty text for any reason; returns the number of contacts.
	 */
	int accept(SyncKey sync, Collection<String> keys, String reason);

	/** A sweep of the whole source saw every rejection that is left. */
	void seenAgain(SyncKey sync);

}
