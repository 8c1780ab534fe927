package dev.contactsync.work;

import java.util.UUID;

/**
 * A contact that the API has accepted.
 *
 * @param key the contact
 * @param recipient hash of its phone
 * @param novelty what that is, as far as the recipient tells: who is new there may have
 * had another phone
 */
public record DeliveredContact(String key, UUID recipient, Novelty novelty) {
}
