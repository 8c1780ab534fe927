package dev.contactsync.ledger;

/**
 * Where a delivery comes from.
 *
 * @param requestId the last request about the recipient
 * @param runId the run that last changed the delivery
 */
public record DeliveryOrigin(long requestId, long runId) {
}
