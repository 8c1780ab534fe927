package dev.contactsync.ledger;

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
	 * Lifts blocks.
	 * @param sync the sync and its destination
	 * @param blocks the blocks, all of this sync
	 */
	void lift(SyncKey sync, Collection<RecipientBlock> blocks);

}
