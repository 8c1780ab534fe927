package dev.contactsync.ledger;

import java.util.UUID;

/** An owner that releases a recipient. */
record RecipientRelease(UUID recipient, String contactKey) {
}
