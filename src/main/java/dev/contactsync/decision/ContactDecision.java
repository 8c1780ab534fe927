package dev.contactsync.decision;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.contactsync.contact.ProfileField;
import dev.contactsync.ledger.ReleaseReason;
import dev.contactsync.work.CandidateCause;

/**
 * A decision on a contact, with what follows for what is remembered of it.
 *
 * @param decision what is to be done
 * @param release recipients that it releases
 * @param releaseReason why it releases them, if there are any
 * @param isCleared whether it was excluded and no longer is, without being sent
 * @param blocks what changes about the recipients that it blocks
 */
public record ContactDecision(Decision decision, List<UUID> release, ReleaseReason releaseReason, boolean isCleared,
		BlockChange blocks) {

	ContactDecision(Decision decision, List<UUID> release, ReleaseReason releaseReason, boolean isCleared) {
		this(decision, release, releaseReason, isCleared, BlockChange.NONE);
	}

	/** The same, where blocks change, too. */
	ContactDecision with(BlockChange change) {
		return new ContactDecision(this.decision, this.release, this.releaseReason, this.isCleared, change);
	}

	/**
	 * Whether there is anything to do or to write down.
	 * @return false where everything is as it was
	 */
	public boolean isWork() {
		return !isQuiet() || !this.release.isEmpty() || this.isCleared || this.blocks.isLifting();
	}

	private boolean isQuiet() {
		return this.decision instanceof Decision.Unchanged || this.decision instanceof Decision.StillExcluded;
	}

	/**
	 * Why it is a candidate, where there is something to do.
	 */
	public CandidateCause cause() {
		if (this.decision instanceof Decision.Send send) {
			return send.cause();
		}
		if (this.decision instanceof Decision.Exclude exclude) {
			return CandidateCause.of(exclude.excluded().reason().kind());
		}
		if (this.decision instanceof Decision.Wait) {
			return CandidateCause.WAITING;
		}
		if (isQuiet()) {
			return this.isCleared ? CandidateCause.CLEARED : CandidateCause.RELEASED;
		}
		throw new IllegalStateException("No cause is known for " + this.decision.getClass().getSimpleName());
	}

	/**
	 * Which fields changed, as far as that is known.
	 */
	public Set<ProfileField> fields() {
		return (this.decision instanceof Decision.Send send) ? send.fields() : Set.of();
	}

}
