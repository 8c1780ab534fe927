package dev.contactsync.decision;

import java.util.List;
import java.util.UUID;

import dev.contactsync.contact.Exclusion;
import dev.contactsync.contact.ExclusionKind;
import dev.contactsync.contact.ExclusionReason;
import dev.contactsync.decision.Decision.Exclude;
import dev.contactsync.decision.Decision.Send;
import dev.contactsync.decision.Decision.StillExcluded;
import dev.contactsync.decision.Decision.Unchanged;
import dev.contactsync.decision.Decision.Wait;
import dev.contactsync.decision.PreparedContact.Absent;
import dev.contactsync.decision.PreparedContact.Excluded;
import dev.contactsync.decision.PreparedContact.Ready;
import dev.contactsync.fingerprint.FieldHashes;
import dev.contactsync.ledger.Delivery;
import dev.contactsync.ledger.DeliveryPass;
import dev.contactsync.ledger.DeliveryState;
import dev.contactsync.ledger.ExcludedContact;
import dev.contactsync.ledger.LedgerSnapshot;
import dev.contactsync.ledger.ReleaseReason;
import dev.contactsync.work.CandidateCause;
import dev.contactsync.work.ContactOutcome;
import dev.contactsync.work.SyncKey;
import org.jspecify.annotations.Nullable;

/**
 * Decides what is to be done about a contact, from what it is now and what the ledger
 * knows. Pure: the same contact and the same knowledge give the same decision, with the
 * rule that made it.
 * <ol>
 * <li>A contact whose row is the one that the API has the profile of is unchanged.</li>
 * <li>A contact without a row has gone; one that makes no profile is excluded. Both let
 * go of their recipients, but for suppressed ones, who keep theirs.</li>
 * <li>A contact whose profile was refused is not sent again until it changes.</li>
 * <li>A contact releases a recipient that is not its phone any more, and has changed,
 * though no contact is known under its new phone.</li>
 * <li>A recipient belongs to the contact of the highest {@link OwnershipRank}.</li>
 * <li>The owner is sent unless the API has exactly its profile.</li>
 * </ol>
 */
public final class Decider {

	private static final ContactDecision AS_BEFORE = new ContactDecision(new Unchanged(DecisionRule.SAME_ROW),
			List.of(), ReleaseReason.MOVED, false);

	private final SyncKey sync;

	private final DeliveryPass pass;

	private final UUID absence;

	/**
	 * Decides for a sync.
	 * @param sync the sync and its destination
	 * @param pass in which part of the run; where nothing else of this sync is under way,
	 * what is in doubt for one contact may be overwritten by another
	 * @param absence the evidence of contacts that have gone
	 */
	public Decider(SyncKey sync, DeliveryPass pass, UUID absence) {
		this.sync = sync;
		this.pass = pass;
		this.absence = absence;
	}

	/**
	 * Decides on a contact.
	 * @param contact the contact
	 * @param knowledge what the ledger knows of it and of its recipient
	 * @return what is to be done, and the rule that says so
	 */
	public ContactDecision decide(PreparedContact contact, LedgerSnapshot knowledge) {
		if (contact.isAsBefore(knowledge)) {
			return AS_BEFORE;
		}
		ExcludedContact excluded = knowledge.excluded(contact.key());
		List<Delivery> owned = knowledge.ownedBy(contact.key());
		if (contact.content() instanceof Ready ready) {
			return ready(contact, ready, knowledge.recipient(ready.recipient()), excluded, owned);
		}
		if (contact.content() instanceof Excluded back) {
			return back(contact.key(), back, excluded, owned);
		}
		if (contact.content() instanceof Absent) {
			return gone(contact.key(), excluded, owned);
		}
		throw new IllegalStateException(
				"Nothing is known to decide on " + contact.content().getClass().getSimpleName());
	}

	private ContactDecision gone(String key, @Nullable ExcludedContact excluded, List<Delivery> owned) {
		ExcludedContact now = new ExcludedContact(key, ExclusionReason.NOT_IN_SOURCE, null, null, this.absence, null,
				false);
		return new ContactDecision(exclude(DecisionRule.NO_ROW, now, excluded), recipients(owned), ReleaseReason.GONE,
				false);
	}

	private ContactDecision back(String key, Excluded back, @Nullable ExcludedContact excluded, List<Delivery> owned) {
		Exclusion why = back.why();
		ExcludedContact now = new ExcludedContact(key, why.reason(), why.field(), why.detail(), back.evidence(),
				back.recipient(), false);
		Decision decision = exclude(DecisionRule.NO_PROFILE, now, excluded);
		if (why.kind() != ExclusionKind.SUPPRESSED) {
			return new ContactDecision(decision, recipients(owned), ReleaseReason.INVALID, false);
		}
		List<Delivery> left = (back.recipient() != null) ? others(owned, back.recipient()) : List.of();
		return new ContactDecision(decision, recipients(left), ReleaseReason.MOVED, false);
	}

	private static Decision exclude(DecisionRule rule, ExcludedContact now, @Nullable ExcludedContact before) {
		boolean isKnown = before != null && before.isKnown(now.reason(), now.evidence());
		return isKnown ? new StillExcluded(rule, ContactOutcome.of(now.reason().kind())) : new Exclude(rule, now);
	}

	private ContactDecision ready(PreparedContact contact, Ready ready, @Nullable Delivery row,
			@Nullable ExcludedContact excluded, List<Delivery> owned) {
		List<Delivery> others = others(owned, ready.recipient());
		List<UUID> left = recipients(others);
		if (excluded != null && excluded.isKnown(ExclusionReason.REFUSED_BY_API, ready.fingerprint())) {
			return new ContactDecision(new StillExcluded(DecisionRule.REFUSED_BEFORE, ContactOutcome.REFUSED), left,
					ReleaseReason.MOVED, false);
		}
		Decision decision = send(contact, ready, row, excluded);
		if (decision instanceof Send send && send.cause() == CandidateCause.NEW && !others.isEmpty()) {
			decision = new Send(send.rule(), CandidateCause.CHANGED, withPhone(others.get(0), ready), send.seen());
		}
		boolean isCleared = excluded != null && decision instanceof Unchanged;
		return new ContactDecision(decision, left, ReleaseReason.MOVED, isCleared);
	}

	private static String withPhone(Delivery before, Ready ready) {
		String others = FieldHashes.changed(before.acknowledged(), ready.fieldHashes());
		return others.isEmpty() ? "phone" : "phone," + others;
	}

	private Decision send(PreparedContact contact, Ready ready, @Nullable Delivery row,
			@Nullable ExcludedContact excluded) {
		if (row == null) {
			return new Send(DecisionRule.PHONE_UNKNOWN, CandidateCause.NEW, "", null);
		}
		if (row.isOf(this.sync, contact.key())) {
			return own(ready, row);
		}
		if (row.state() == DeliveryState.RELEASED) {
			return new Send(DecisionRule.PHONE_RELEASED, CandidateCause.NEW, "", row);
		}
		OwnershipRank rank = new OwnershipRank(contact.changedAt(), this.sync.sync(), contact.key());
		if (!row.isReleased() && OwnershipRank.of(row).isAhead(rank)) {
			return exclude(DecisionRule.RANKS_LOWER, ExcludedContact.duplicate(contact.key(), ready.recipient()),
					excluded);
		}
		boolean isNobodys = row.isReleased() || row.key().isOfSync(this.sync);
		boolean isSettled = !row.inDoubt() || (this.pass == DeliveryPass.SETTLE && isNobodys);
		if (!isSettled) {
			return new Wait(DecisionRule.IN_DOUBT_FOR_ANOTHER);
		}
		return new Send(row.isReleased() ? DecisionRule.PHONE_RELEASED : DecisionRule.RANKS_HIGHER, CandidateCause.NEW,
				"", row);
	}

	private static Decision own(Ready ready, Delivery row) {
		if (row.says(ready.fingerprint())) {
			return new Unchanged(DecisionRule.SAME_PROFILE);
		}
		String fields = FieldHashes.changed(row.acknowledged(), ready.fieldHashes());
		if (row.inDoubt()) {
			return new Send(DecisionRule.IN_DOUBT, CandidateCause.IN_DOUBT, fields, row);
		}
		if (row.isReleased()) {
			return new Send(DecisionRule.PHONE_AGAIN, CandidateCause.RETURNED, fields, row);
		}
		return (row.acknowledged() != null)
				? new Send(DecisionRule.PROFILE_CHANGED, CandidateCause.CHANGED, fields, row)
				: new Send(DecisionRule.NEVER_ACCEPTED, CandidateCause.NEW, fields, row);
	}

	private static List<Delivery> others(List<Delivery> owned, UUID recipient) {
		return owned.stream().filter((delivery) -> !delivery.recipient().equals(recipient)).toList();
	}

	private static List<UUID> recipients(List<Delivery> owned) {
		return owned.stream().map(Delivery::recipient).toList();
	}

}
