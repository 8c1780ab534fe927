package dev.contactsync.work;

/**
 * What the ledger remembers contacts by: a sync and where it sends to.
 *
 * @param sync the name of the sync
 * @param destination the name of its destination
 */
public record SyncKey(String sync, String destination) {
}
