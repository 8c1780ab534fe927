package dev.contactsync.ledger;

import java.util.UUID;

/**
 * That nobody may send to a recipient, whatever the rank and from whatever sync: a
 * contact with this phone has said no, or a sync's list of blocked phones has it.
 *
 * @param recipient hash of the phone
 * @param sync the sync of the contact, or of the list
 * @param contactKey the contact that has said no; empty for the list
 */
public record RecipientBlock(UUID recipient, String sync, String contactKey) {

	/**
	 * Whether a list of blocked phones has it.
	 * @return false where a contact has said no
	 */
	public boolean isOfList() {
		return this.contactKey.isEmpty();
	}

	/**
	 * Whether a contact has said no itself.
	 * @param otherSync the contact's sync
	 * @param otherKey the contact's key
	 * @return true if the block is its own
	 */
	public boolean isOf(String otherSync, String otherKey) {
		return this.sync.equals(otherSync) && this.contactKey.equals(otherKey);
	}

}
