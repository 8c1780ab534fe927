package dev.contactsync.status;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What there is to say about the time that a contact has been excluded.
 *
 * @param attempts how often it was tried
 * @param firstSeen when it was first excluded for this reason
 * @param lastSeen when it was last
 * @param isAccepted whether it is a rejection that the operator has accepted
 */
public record ExclusionHistory(int attempts, @Nullable Instant firstSeen, @Nullable Instant lastSeen,
		boolean isAccepted) {
}
