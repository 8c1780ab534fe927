package dev.contactsync.ledger;

import java.util.UUID;

import dev.contactsync.contact.ExclusionReason;
import dev.contactsync.contact.ProfileField;
import org.jspecify.annotations.Nullable;

/**
 * A contact that is not sent, as the ledger keeps it.
 *
 * @param contactKey the contact
 * @param reason why, which says of which kind
 * @param field the part of the profile that is the reason, or null
 * @param detail the reason in words, masked, or null
 * @param evidence hash of the values that made it so
 * @param recipient the recipient that it would have, where that is known
 * @param due whether it is to be looked at again although nothing changed
 */
public record ExcludedContact(String contactKey, ExclusionReason reason, @Nullable String field,
		@Nullable String detail, UUID evidence, @Nullable UUID recipient, boolean due) {

	/**
	 * Whether nothing is new about a contact that is excluded again.
	 * @param other the reason now
	 * @param otherEvidence hash of the values now
	 * @return true if it need not be written down again
	 */
	public boolean isKnown(ExclusionReason other, UUID otherEvidence) {
		return !this.due && this.reason == other && this.evidence.equals(otherEvidence);
	}

	/**
	 * A contact whose recipient another contact owns.
	 * @param key the contact
	 * @return the contact, excluded
	 */
	public static ExcludedContact duplicate(String key, UUID recipient) {
		return duplicate(key, recipient, false);
	}

	/**
	 * A contact whose recipient another contact owns, perhaps only for now.
	 * @param key the contact
	 * @param due whether it is to be looked at again in the next run
	 * @return the contact, excluded
	 */
	public static ExcludedContact duplicate(String key, UUID recipient, boolean due) {
		return new ExcludedContact(key, ExclusionReason.SAME_PHONE, ProfileField.PHONE.code(), null, recipient,
				recipient, due);
	}

}
