package dev.contactsync.ledger;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What was said about a contact, or is to be said.
 *
 * @param fingerprint print of the profile
 * @param fieldPrints the same, field by field
 * @param rowPrint print of the row that the profile was made of, by which an unchanged
 * row is known again without being mapped; null where it has to be mapped all the same
 */
public record Version(UUID fingerprint, String fieldPrints, @Nullable Long rowPrint) {
}
