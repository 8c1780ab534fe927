package dev.contactsync.ledger;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What the API was last told about a recipient, and for which contact.
 *
 * @param recipient print of the phone
 * @param sync the owner's sync
 * @param contactKey the owner's key
 * @param changedAt when the owner was last changed; null counts as oldest
 * @param inDoubt whether something was sent without a usable answer
 * @param leftAs why the owner let go: {@code moved}, {@code invalid} or {@code gone};
 * null as long as it owns
 * @param acknowledged what was last acknowledged; null before the first time
 * @param claimed what the last request says; null once it is acknowledged
 * @param requestId the last request
 * @param runId the run of the last request
 */
public record Delivery(UUID recipient, String sync, String contactKey, @Nullable Instant changedAt, boolean inDoubt,
		@Nullable String leftAs, @Nullable Version acknowledged, @Nullable Version claimed, long requestId,
		long runId) {

	/**
	 * Whether a contact owns the recipient.
	 * @param otherSync the contact's sync
	 * @param otherKey the contact's key
	 * @return true if it is the owner's row, even one that it has let go of
	 */
	public boolean isOf(String otherSync, String otherKey) {
		return this.sync.equals(otherSync) && this.contactKey.equals(otherKey);
	}

	/**
	 * Whether the API has exactly this profile, as far as anybody can know.
	 * @param profile print of a profile
	 * @return true if it was acknowledged for an owner that has not let go since
	 */
	public boolean says(UUID profile) {
		Version known = known();
		return known != null && known.fingerprint().equals(profile);
	}

	/**
	 * Whether the API has exactly the profile that was made of a row.
	 * @param row print of the row
	 * @return true if it was acknowledged for an owner that has not let go since
	 */
	boolean saysRow(long row) {
		Version known = known();
		return known != null && known.rowPrint() != null && known.rowPrint() == row;
	}

	private @Nullable Version known() {
		return (this.inDoubt || this.leftAs != null) ? null : this.acknowledged;
	}

}
