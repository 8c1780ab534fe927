package dev.contactsync.fingerprint;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What was said about a contact, or is to be said.
 *
 * @param fingerprint hash of the profile
 * @param fieldHashes the same, field by field
 * @param rowHash hash of the row that the profile was made of, by which an unchanged row
 * is known again without being mapped; null where it has to be mapped anyway
 */
public record ProfileVersion(UUID fingerprint, String fieldHashes, @Nullable Long rowHash) {
}
