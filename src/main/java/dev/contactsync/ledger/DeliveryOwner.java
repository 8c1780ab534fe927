package dev.contactsync.ledger;

import java.time.Instant;

import dev.contactsync.work.SyncKey;
import org.jspecify.annotations.Nullable;

/**
 * The contact that owns, or owned, a recipient.
 *
 * @param key its sync, and where it sends to
 * @param contactKey the contact
 * @param changedAt when it was last changed, by which it ranks; null where that is not
 * known
 */
public record DeliveryOwner(SyncKey key, String contactKey, @Nullable Instant changedAt) {
}
