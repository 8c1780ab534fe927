package dev.contactsync.ledger;

/**
 * One POST, with its repetitions, in the journal.
 *
 * @param id its number
 * @param runId the run
 * @param sync the sync
 * @param destination where it goes
 */
public record Request(long id, long runId, String sync, String destination) {
}
