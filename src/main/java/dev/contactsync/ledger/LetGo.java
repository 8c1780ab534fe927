package dev.contactsync.ledger;

import java.util.UUID;

/** An owner that lets go of a recipient. */
record LetGo(UUID recipient, String contactKey) {
}
