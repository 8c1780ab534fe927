package dev.contactsync.ledger;

import java.time.Instant;
import java.util.UUID;

import dev.contactsync.fingerprint.ProfileVersion;
import org.jspecify.annotations.Nullable;

/**
 * What the API was last told about a recipient, and for which contact.
 *
 * @param recipient hash of the phone
 * @param sync the owner's sync
 * @param contactKey the owner's key
 * @param changedAt when the owner was last changed; null counts as oldest
 * @param inDoubt whether something was sent without a usable answer
 * @param releaseReason why the owner released; null as long as it owns
 * @param acknowledged what was last acknowledged; null before the first time
 * @param claimed what the last request says; null once it is acknowledged
 * @param requestId the last request
 * @param runId the run of the last request
 */
public record Delivery(UUID recipient, String sync, String contactKey, @Nullable Instant changedAt, boolean inDoubt,
		@Nullable ReleaseReason releaseReason, @Nullable ProfileVersion acknowledged, @Nullable ProfileVersion claimed,
		long requestId, long runId) {

	/**
	 * Whether a contact owns the recipient.
	 * @param otherSync the contact's sync
	 * @param otherKey the contact's key
	 * @return true if it is the owner's row, even one that it has released
	 */
	public boolean isOf(String otherSync, String otherKey) {
		return this.sync.equals(otherSync) && this.contactKey.equals(otherKey);
	}

	/**
	 * How the recipient stands.
	 * @return whether it is owned, and whether it is in doubt
	 */
	public DeliveryState state() {
		if (isReleased()) {
			return this.inDoubt ? DeliveryState.RELEASED_IN_DOUBT : DeliveryState.RELEASED;
		}
		return this.inDoubt ? DeliveryState.IN_DOUBT : DeliveryState.ACKNOWLEDGED;
	}

	/**
	 * Whether the owner has released the recipient, so that any contact may have it.
	 * @return false as long as it owns
	 */
	public boolean isReleased() {
		return this.releaseReason != null;
	}

	/**
	 * Whether the API has exactly this profile, as far as anybody can know.
	 * @param profile hash of a profile
	 * @return true if it was acknowledged for an owner that has not released since
	 */
	public boolean says(UUID profile) {
		ProfileVersion known = known();
		return known != null && known.fingerprint().equals(profile);
	}

	/**
	 * Whether the API has exactly the profile that was made of a row.
	 * @param row hash of the row
	 * @return true if it was acknowledged for an owner that has not released since
	 */
	boolean saysRow(long row) {
		ProfileVersion known = known();
		return known != null && known.rowHash() != null && known.rowHash() == row;
	}

	private @Nullable ProfileVersion known() {
		return (state() == DeliveryState.ACKNOWLEDGED) ? this.acknowledged : null;
	}

}
