package dev.contactsync.ledger;

import java.time.Instant;
import java.util.UUID;

import dev.contactsync.fingerprint.ProfileVersion;
import dev.contactsync.work.SyncKey;
import org.jspecify.annotations.Nullable;

/**
 * What the API was last told about a recipient, and for which contact.
 *
 * @param recipient hash of the phone
 * @param owner the contact that owns it, or did
 * @param inDoubt whether something was sent without a usable answer
 * @param releaseReason why the owner released; null as long as it owns
 * @param acknowledged what was last acknowledged; null before the first time
 * @param claimed what the last request says; null once it is acknowledged
 * @param origin the last request, and the run that changed it
 */
public record Delivery(UUID recipient, DeliveryOwner owner, boolean inDoubt, @Nullable ReleaseReason releaseReason,
		@Nullable ProfileVersion acknowledged, @Nullable ProfileVersion claimed, DeliveryOrigin origin) {

	/**
	 * The sync of its owner.
	 * @return the name
	 */
	public String sync() {
		return this.owner.key().sync();
	}

	/**
	 * The sync of its owner, and where it was sent to.
	 * @return what the ledger remembers the owner by
	 */
	public SyncKey key() {
		return this.owner.key();
	}

	/**
	 * Its owner.
	 * @return the key of the contact
	 */
	public String contactKey() {
		return this.owner.contactKey();
	}

	/**
	 * By what its owner ranks.
	 * @return when the owner was last changed, or null where that is not known
	 */
	public @Nullable Instant changedAt() {
		return this.owner.changedAt();
	}

	/**
	 * The last request about the recipient.
	 * @return its number
	 */
	public long requestId() {
		return this.origin.requestId();
	}

	/**
	 * The run that last changed it.
	 * @return its number
	 */
	public long runId() {
		return this.origin.runId();
	}

	/**
	 * Whether a contact owns the recipient.
	 * @param otherSync the contact's sync, and where it sends to
	 * @param otherKey the contact's key
	 * @return true if it is the owner's row, even one that it has released
	 */
	public boolean isOf(SyncKey otherSync, String otherKey) {
		return key().isOfSync(otherSync) && contactKey().equals(otherKey);
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
