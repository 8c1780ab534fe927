package dev.contactsync.block;

import java.util.UUID;

import dev.contactsync.work.SyncKey;

/**
 * That nobody may send to a recipient, whatever the rank and from whatever sync: a
 * contact with this phone has said no, or a sync's list of blocked phones has it.
 *
 * @param recipient hash of the phone
 * @param syncId the number of the sync of the contact, or of the list
 * @param contactKey the contact that has said no; empty for the list
 */
public record RecipientBlock(UUID recipient, long syncId, String contactKey) {

	/**
	 * Whether a list of blocked phones has it.
	 * @return false where a contact has said no
	 */
	public boolean isOfList() {
		return this.contactKey.isEmpty();
	}

	/**
	 * Whether a contact has said no itself.
	 * @param sync the contact's sync
	 * @param key the contact's key
	 * @return true if the block is its own
	 */
	public boolean isOf(SyncKey sync, String key) {
		return this.syncId == sync.id() && this.contactKey.equals(key);
	}

}
