package dev.contactsync.guard;

import java.util.UUID;

/**
 * The last completed run of a sync, as far as a guard compares with it.
 *
 * @param run its number
 * @param configuration hash of its mapping, query and encoding
 * @param rows contacts that the source had
 * @param read contacts that it read
 * @param invalid those of them that made no valid profile
 */
public record GuardBaseline(long run, UUID configuration, long rows, long read, long invalid) {
}
