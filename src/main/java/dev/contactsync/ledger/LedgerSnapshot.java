package dev.contactsync.ledger;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.contactsync.block.RecipientBlocks;
import dev.contactsync.contact.ExclusionReason;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger knows of the contacts of a chunk and of their recipients.
 *
 * @param recipients the deliveries of the recipients, regardless of owner
 * @param owned the deliveries that each contact owns
 * @param excluded why each contact was excluded before
 * @param blocks which of the recipients nobody may send to, and which the contacts block
 */
public record LedgerSnapshot(Map<UUID, Delivery> recipients, Map<String, List<Delivery>> owned,
		Map<String, ExcludedContact> excluded, RecipientBlocks blocks) {

	/** What is known before anything was said. */
	public static final LedgerSnapshot NONE = new LedgerSnapshot(Map.of(), Map.of(), Map.of(), RecipientBlocks.NONE);

	/**
	 * The row of a recipient.
	 * @param recipient hash of the phone
	 * @return what the API was last told about it, or null
	 */
	public @Nullable Delivery recipient(UUID recipient) {
		return this.recipients.get(recipient);
	}

	/**
	 * The recipients of a contact.
	 * @param key the contact
	 * @return the deliveries that it owns, usually none or one
	 */
	public List<Delivery> ownedBy(String key) {
		return this.owned.getOrDefault(key, List.of());
	}

	/**
	 * Why a contact was excluded.
	 * @param key the contact
	 * @return the reason, or null
	 */
	public @Nullable ExcludedContact excluded(String key) {
		return this.excluded.get(key);
	}

	/**
	 * Whether a contact's row is the one of which its profile was made that the API has,
	 * and there is nothing else to remember of the contact. What is made of the row needs
	 * not be looked at then.
	 * @param key the contact
	 * @param row hash of its row
	 * @return true if there is nothing to do
	 */
	public boolean saysRow(String key, long row) {
		List<Delivery> deliveries = ownedBy(key);
		return deliveries.size() == 1 && deliveries.get(0).saysRow(row) && !this.excluded.containsKey(key)
				&& !this.blocks.isBlocked(deliveries.get(0).recipient());
	}

	/**
	 * Whether the ledger knows a contact at all.
	 * @param key the contact
	 * @return true if it owns a recipient or is excluded, but not as gone
	 */
	public boolean knows(String key) {
		ExcludedContact before = this.excluded.get(key);
		return this.owned.containsKey(key) || (before != null && before.reason() != ExclusionReason.NOT_IN_SOURCE);
	}

}
