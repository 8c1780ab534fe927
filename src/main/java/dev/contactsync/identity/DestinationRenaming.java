package dev.contactsync.identity;

import java.time.Instant;

/**
 * A destination that has another name.
 *
 * @param old the name that it had
 * @param name its name
 * @param renamed since when
 */
public record DestinationRenaming(String old, String name, Instant renamed) {
}
