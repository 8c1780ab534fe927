package dev.contactsync.ledger;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The contact that owns, or owned, a recipient.
 *
 * @param sync its sync
 * @param contactKey the contact
 * @param changedAt when it was last changed, by which it ranks; null where that is not
 * known
 */
public record DeliveryOwner(String sync, String contactKey, @Nullable Instant changedAt) {
}
