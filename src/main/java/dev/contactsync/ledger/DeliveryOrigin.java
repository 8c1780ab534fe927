package dev.contactsync.ledger;

import dev.contactsync.work.Novelty;
import org.jspecify.annotations.Nullable;

/**
 * Where a delivery comes from.
 *
 * @param requestId the last request about the recipient
 * @param runId the run that last changed the delivery
 * @param novelty what the owner was to the API before that run first claimed the
 * recipient for it; null where the run has not
 * @param isRepeated whether the API may have accepted the recipient more than once in
 * that run, so that it is counted
 */
public record DeliveryOrigin(long requestId, long runId, @Nullable Novelty novelty, boolean isRepeated) {

	/**
	 * An origin of which no more is known.
	 * @param requestId the last request about the recipient
	 * @param runId the run that last changed the delivery
	 */
	public DeliveryOrigin(long requestId, long runId) {
		this(requestId, runId, null, false);
	}

}
