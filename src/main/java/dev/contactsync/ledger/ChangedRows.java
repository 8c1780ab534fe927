package dev.contactsync.ledger;

import java.util.Set;

/**
 * The contacts of a chunk that have to be looked up.
 *
 * @param contacts those that are not as they were before, and all candidates
 * @param candidates those of them that are candidates of the run already
 */
public record ChangedRows(Set<String> contacts, Set<String> candidates) {
}
