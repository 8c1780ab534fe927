package dev.contactsync.importapi;

import java.time.Instant;

/**
 * A wait that holds all senders of a destination.
 *
 * @param why the reason in a few words
 * @param until when the next request may leave
 */
public record ApiWait(String why, Instant until) {
}
