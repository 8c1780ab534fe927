package dev.contactsync.status;

import dev.contactsync.contact.ExclusionReason;
import org.jspecify.annotations.Nullable;

/**
 * A contact that is excluded, as lists show it.
 *
 * @param key the contact
 * @param reason why, which says of which kind
 * @param field the part of the profile that is the reason, or null
 * @param detail the reason in words, values masked, or null
 * @param history since when, and how often
 */
public record ExcludedContactEntry(String key, ExclusionReason reason, @Nullable String field, @Nullable String detail,
		ExclusionHistory history) {
}
