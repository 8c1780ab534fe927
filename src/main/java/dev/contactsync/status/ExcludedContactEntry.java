package dev.contactsync.status;

import java.time.Instant;

import dev.contactsync.contact.ExclusionReason;
import org.jspecify.annotations.Nullable;

/**
 * A contact that is excluded, as lists show it.
 *
 * @param key the contact
 * @param reason why, which says of which kind
 * @param field the part of the profile that is the reason, or null
 * @param detail the reason in words, values masked, or null
 * @param attempts how often it was tried
 * @param firstSeen when it was first excluded for this reason
 * @param lastSeen when it was last
 */
public record ExcludedContactEntry(String key, ExclusionReason reason, @Nullable String field, @Nullable String detail,
		int attempts, @Nullable Instant firstSeen, @Nullable Instant lastSeen) {
}
