package dev.contactsync.ledger;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A contact that is excluded, as lists show it.
 *
 * @param key the contact
 * @param kind the kind, such as {@code invalid}
 * @param reason the reason, such as {@code too-short}
 * @param field the part of the profile that is the reason, or null
 * @param detail the reason in words, values masked, or null
 * @param attempts how often it was tried
 * @param firstSeen when it was first excluded for this reason
 * @param lastSeen when it was last
 */
public record ExcludedContactEntry(String key, String kind, String reason, @Nullable String field,
		@Nullable String detail, int attempts, @Nullable Instant firstSeen, @Nullable Instant lastSeen) {
}
