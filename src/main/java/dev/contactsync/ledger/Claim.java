package dev.contactsync.ledger;

import java.time.Instant;
import java.util.UUID;

import dev.contactsync.fingerprint.ProfileVersion;
import dev.contactsync.work.DeliveredContact;
import dev.contactsync.work.Novelty;
import dev.contactsync.work.Run;
import dev.contactsync.work.SyncKey;
import org.jspecify.annotations.Nullable;

/**
 * The intent to tell the API about a contact.
 *
 * @param recipient hash of the phone
 * @param contactKey the contact
 * @param changedAt when it was last changed, for its rank among those with the same phone
 * @param version what will be said
 * @param seen the recipient's row as it was when this was decided: the claim succeeds
 * only if it still is; null where there was none
 */
public record Claim(UUID recipient, String contactKey, @Nullable Instant changedAt, ProfileVersion version,
		@Nullable Delivery seen) {

	/**
	 * Whether something was sent to the recipient before without a usable answer, so that
	 * sending now may repeat it.
	 * @return true if the row was in doubt
	 */
	public boolean repeatsDoubt() {
		return this.seen != null && this.seen.inDoubt();
	}

	/**
	 * Whether the claim takes the recipient from another contact that had not released.
	 * @param sync the claimant's sync, and where it sends to
	 */
	public boolean displaces(SyncKey sync) {
		return this.seen != null && !this.seen.isReleased() && !this.seen.isOf(sync, this.contactKey);
	}

	/**
	 * What it is to the API if it accepts the claim, as far as the recipient tells: it is
	 * compared with the recipient as it was before the run claimed it first. Who is new
	 * stays so until the API has accepted it.
	 */
	Novelty novelty(Request request) {
		if (this.seen == null || !this.seen.isOf(request.key(), this.contactKey)) {
			return Novelty.NEW;
		}
		Novelty before = this.seen.origin().novelty();
		boolean isOfThisRun = this.seen.runId() == request.runId();
		boolean isNeverAccepted = before == Novelty.NEW && this.seen.inDoubt();
		if (before != null && (isOfThisRun || isNeverAccepted)) {
			return before;
		}
		ProfileVersion known = this.seen.acknowledged();
		if (known == null) {
			return Novelty.NEW;
		}
		return known.fingerprint().equals(this.version.fingerprint()) ? Novelty.AGAIN : Novelty.CHANGED;
	}

	/** The contact, once the API has accepted the claim. */
	DeliveredContact delivered(Request request) {
		return new DeliveredContact(this.contactKey, this.recipient, novelty(request));
	}

	/**
	 * Whether the run has counted the recipient already among those that the API may have
	 * accepted more than once.
	 */
	boolean isCounted(long run) {
		return this.seen != null && this.seen.inDoubt() && this.seen.runId() == run && this.seen.origin().isRepeated();
	}

	/** Whether the recipient's row is what this claim makes of it. */
	boolean isMade(Run run, @Nullable Delivery row) {
		return row != null && row.runId() == run.id() && row.isOf(run.key(), this.contactKey)
				&& this.version.equals(row.claimed())
				&& (this.seen == null || this.seen.requestId() != row.requestId());
	}

	/** Whether the recipient's owner is older now than it was when it was last sent. */
	boolean lowers() {
		Instant before = (this.seen != null) ? this.seen.changedAt() : null;
		return before != null && (this.changedAt == null || this.changedAt.isBefore(before));
	}

	/** The same claim, made again by the contact whose claim is in doubt now. */
	Claim madeBy(Request request, RequestAnswer answered) {
		ProfileVersion acknowledged = (this.seen != null) ? this.seen.acknowledged() : null;
		Delivery now = new Delivery(this.recipient, new DeliveryOwner(request.key(), this.contactKey, this.changedAt),
				true, null, acknowledged, this.version, new DeliveryOrigin(request.id(), request.runId(),
						novelty(request), repeatsDoubt() || answered.posts() > 1));
		return new Claim(this.recipient, this.contactKey, this.changedAt, this.version, now);
	}

}
