package dev.contactsync.block;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import dev.contactsync.work.SyncKey;

/**
 * The recipients that nobody may send to. All methods work on a whole chunk, in the
 * transaction of the caller.
 */
public interface BlockTable {

	/**
	 * The blocks of recipients, whoever has said no.
	 * @param destination the destination
	 * @param recipients hashes of phones
	 * @return the blocks, in no order
	 */
	List<RecipientBlock> byRecipients(String destination, Collection<UUID> recipients);

	/**
	 * The blocks by contacts that have said no.
	 * @param sync the contacts' sync and its destination
	 * @param keys the contacts
	 * @return the blocks, in no order; mostly one a contact
	 */
	List<RecipientBlock> byContacts(SyncKey sync, Collection<String> keys);

	/**
	 * Adds blocks; those that are there already stay as they are.
	 * @param sync the sync and its destination
	 * @param blocks the blocks, all of this sync
	 */
	void add(SyncKey sync, Collection<RecipientBlock> blocks);

	/**
	 * How many recipients the list of a sync blocks.
	 * @param sync the sync and its destination
	 * @return the number
	 */
	long listed(SyncKey sync);

	/**
	 * Adds blocks of a list, or confirms them.
	 * @param sync the sync and its destination
	 * @param recipients hashes of phones
	 * @param read when the reading of the list began
	 */
	void list(SyncKey sync, Collection<UUID> recipients, Instant read);

	/**
	 * How many recipients the list of a sync blocks that it did not have when it was last
	 * read.
	 * @param sync the sync and its destination
	 * @param read when that began
	 * @return the number
	 */
	long unlisted(SyncKey sync, Instant read);

	/**
	 * Lifts the blocks that the list of a sync did not have when it was last read.
	 * Contacts that share such a phone are due.
	 * @param sync the sync and its destination
	 * @param read when that began
	 */
	void unlist(SyncKey sync, Instant read);

	/**
	 * Lifts blocks.
	 * @param sync the sync and its destination
	 * @param blocks the blocks, all of this sync
	 */
	void lift(SyncKey sync, Collection<RecipientBlock> blocks);

}
