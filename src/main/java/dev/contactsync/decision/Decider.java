package dev.contactsync.decision;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import dev.contactsync.block.RecipientBlock;
import dev.contactsync.contact.Exclusion;
import dev.contactsync.contact.ExclusionKind;
import dev.contactsync.contact.ExclusionReason;
import dev.contactsync.contact.ProfileField;
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
 * <li>A contact without a row has gone; one that makes no profile or has not opted in is
 * excluded. All of them release their recipients.</li>
 * <li>A contact that has said no blocks its phone for everybody: its present one, else
 * the one that it blocked before or was sent to. Only having moved, gone or opted in
 * lifts that.</li>
 * <li>Nobody is sent to a phone that another contact or a list blocks.</li>
 * <li>A contact whose profile was refused is not sent again until it changes. If its
 * recipient is in doubt, it releases it: nothing would ever settle that.</li>
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

	private final FormerSyncSet former;

	/**
	 * Decides for a sync.
	 * @param sync the sync and its destination
	 * @param pass in which part of the run; where nothing else of this sync is under way,
	 * what is in doubt for one contact may be overwritten by another
	 * @param absence the evidence of contacts that have gone
	 * @param former the syncs that are not configured any more: what is in doubt for
	 * those that no process runs may be overwritten there, too
	 */
	public Decider(SyncKey sync, DeliveryPass pass, UUID absence, FormerSyncSet former) {
		this.sync = sync;
		this.pass = pass;
		this.absence = absence;
		this.former = former;
	}

	/**
	 * Decides on a contact.
	 * @param knowledge what the ledger knows of it and of its recipient
	 * @return what is to be done, and the rule that says so
	 */
	public ContactDecision decide(PreparedContact contact, LedgerSnapshot knowledge) {
		BlockChange lifting = new BlockChange(null, knowledge.blocks().of(this.sync, contact.key()));
		if (contact.isAsBefore(knowledge)) {
			return AS_BEFORE.with(lifting);
		}
		ExcludedContact before = knowledge.excluded(contact.key());
		List<Delivery> owned = knowledge.ownedBy(contact.key());
		if (contact.content() instanceof Ready ready) {
			RecipientBlock block = knowledge.blocks().by(ready.recipient(), this.sync, contact.key());
			return ((block != null) ? blocked(contact.key(), ready.recipient(), block, before, owned)
					: ready(contact, ready, knowledge.recipient(ready.recipient()), before, owned))
				.with(lifting);
		}
		if (contact.content() instanceof Excluded excluded) {
			return (excluded.why().kind() == ExclusionKind.SUPPRESSED)
					? suppressed(contact.key(), excluded, before, owned, lifting.lift())
					: invalid(contact.key(), excluded, before, owned)
						.with(excluded.isConsentKnown() ? lifting : BlockChange.NONE);
		}
		if (contact.content() instanceof Absent) {
			return gone(contact.key(), before, owned).with(lifting);
		}
		throw new IllegalStateException(
				"Nothing is known to decide on " + contact.content().getClass().getSimpleName());
	}

	private static ContactDecision blocked(String key, UUID recipient, RecipientBlock block,
			@Nullable ExcludedContact before, List<Delivery> owned) {
		ExcludedContact now = block.isOfList() ? new ExcludedContact(key, ExclusionReason.BLOCKED,
				ProfileField.PHONE.code(), null, recipient, recipient, false)
				: ExcludedContact.duplicate(key, recipient);
		return new ContactDecision(exclude(DecisionRule.PHONE_BLOCKED, now, before), recipients(owned),
				ReleaseReason.SUPPRESSED, false);
	}

	/**
	 * A contact that has not opted in. One that has no valid phone any more keeps its
	 * blocks, and so does one whose answer is blank now, as long as it has the phone.
	 */
	private static ContactDecision suppressed(String key, Excluded excluded, @Nullable ExcludedContact before,
			List<Delivery> owned, Set<UUID> blocked) {
		boolean isNo = excluded.why().reason() == ExclusionReason.OPTED_OUT;
		UUID recipient = (excluded.recipient() == null && isNo) ? formerRecipient(before, owned, blocked)
				: excluded.recipient();
		ExcludedContact now = excluded(key, excluded, recipient);
		boolean isBlockMissing = isNo && recipient != null && !blocked.contains(recipient);
		Decision decision = isBlockMissing ? new Exclude(DecisionRule.NO_CONSENT, now)
				: exclude(DecisionRule.NO_CONSENT, now, before);
		Set<UUID> lift = new HashSet<>((excluded.recipient() != null) ? blocked : Set.of());
		lift.remove(recipient);
		return new ContactDecision(decision, recipients(owned), ReleaseReason.SUPPRESSED, false,
				new BlockChange(isBlockMissing ? recipient : null, lift));
	}

	private static @Nullable UUID formerRecipient(@Nullable ExcludedContact before, List<Delivery> owned,
			Set<UUID> blocked) {
		if (before != null && before.recipient() != null && blocked.contains(before.recipient())) {
			return before.recipient();
		}
		return Stream.concat(blocked.stream(), owned.stream().map(Delivery::recipient)).findFirst().orElse(null);
	}

	private ContactDecision gone(String key, @Nullable ExcludedContact before, List<Delivery> owned) {
		ExcludedContact now = new ExcludedContact(key, ExclusionReason.NOT_IN_SOURCE, null, null, this.absence, null,
				false);
		return new ContactDecision(exclude(DecisionRule.NO_ROW, now, before), recipients(owned), ReleaseReason.GONE,
				false);
	}

	private static ContactDecision invalid(String key, Excluded excluded, @Nullable ExcludedContact before,
			List<Delivery> owned) {
		ExcludedContact now = excluded(key, excluded, excluded.recipient());
		return new ContactDecision(exclude(DecisionRule.NO_PROFILE, now, before), recipients(owned),
				ReleaseReason.INVALID, false);
	}

	private static ExcludedContact excluded(String key, Excluded excluded, @Nullable UUID recipient) {
		Exclusion why = excluded.why();
		return new ExcludedContact(key, why.reason(), why.field(), why.detail(), excluded.evidence(), recipient, false);
	}

	private static Decision exclude(DecisionRule rule, ExcludedContact now, @Nullable ExcludedContact before) {
		boolean isKnown = before != null && before.isKnown(now.reason(), now.evidence());
		return isKnown ? new StillExcluded(rule, ContactOutcome.of(now.reason().kind())) : new Exclude(rule, now);
	}

	private ContactDecision ready(PreparedContact contact, Ready ready, @Nullable Delivery row,
			@Nullable ExcludedContact before, List<Delivery> owned) {
		List<Delivery> others = others(owned, ready.recipient());
		List<UUID> left = recipients(others);
		if (before != null && before.isKnown(ExclusionReason.REFUSED_BY_API, ready.fingerprint())) {
			Decision still = new StillExcluded(DecisionRule.REFUSED_BEFORE, ContactOutcome.REFUSED);
			boolean isUnsettled = left.isEmpty() && owned.stream().anyMatch(Delivery::inDoubt);
			return isUnsettled ? new ContactDecision(still, recipients(owned), ReleaseReason.REFUSED, false)
					: new ContactDecision(still, left, ReleaseReason.MOVED, false);
		}
		Decision decision = send(contact, ready, row, before);
		if (decision instanceof Send send && send.cause() == CandidateCause.NEW && !others.isEmpty()) {
			decision = new Send(send.rule(), CandidateCause.CHANGED, withPhone(others.get(0), ready), send.seen());
		}
		boolean isCleared = before != null && decision instanceof Unchanged;
		return new ContactDecision(decision, left, ReleaseReason.MOVED, isCleared);
	}

	private static Set<ProfileField> withPhone(Delivery before, Ready ready) {
		Set<ProfileField> fields = EnumSet.of(ProfileField.PHONE);
		fields.addAll(FieldHashes.changed(before.acknowledged(), ready.fieldHashes()));
		return fields;
	}

	private Decision send(PreparedContact contact, Ready ready, @Nullable Delivery row,
			@Nullable ExcludedContact before) {
		if (row == null) {
			return new Send(DecisionRule.PHONE_UNKNOWN, CandidateCause.NEW, Set.of(), null);
		}
		if (row.isOf(this.sync, contact.key())) {
			return own(ready, row);
		}
		if (row.state() == DeliveryState.RELEASED) {
			return new Send(DecisionRule.PHONE_RELEASED, CandidateCause.NEW, Set.of(), row);
		}
		boolean isAbandoned = row.inDoubt() && this.former.abandoned().contains(row.key().id());
		OwnershipRank rank = OwnershipRank.of(contact, this.sync);
		if (!row.isReleased() && !isAbandoned && owner(row).isAhead(rank)) {
			return exclude(DecisionRule.RANKS_LOWER, ExcludedContact.duplicate(contact.key(), ready.recipient()),
					before);
		}
		boolean isNobodys = row.isReleased() || isAbandoned || row.key().isOfSync(this.sync);
		boolean isSettled = !row.inDoubt() || (this.pass == DeliveryPass.SETTLE && isNobodys);
		if (!isSettled) {
			return new Wait(DecisionRule.IN_DOUBT_FOR_ANOTHER);
		}
		DecisionRule rule = row.isReleased() ? DecisionRule.PHONE_RELEASED
				: isAbandoned ? DecisionRule.DOUBT_ABANDONED : DecisionRule.RANKS_HIGHER;
		return new Send(rule, CandidateCause.NEW, Set.of(), row);
	}

	/**
	 * A sync that is not configured any more keeps what it has where both were changed at
	 * the same time: perhaps it has only another name now, and this is its contact.
	 */
	private OwnershipRank owner(Delivery row) {
		OwnershipRank rank = OwnershipRank.of(row);
		return this.former.all().contains(row.key().id()) ? new OwnershipRank(rank.changedAt(), "", rank.key()) : rank;
	}

	private static Decision own(Ready ready, Delivery row) {
		if (row.says(ready.fingerprint())) {
			return new Unchanged(DecisionRule.SAME_PROFILE);
		}
		Set<ProfileField> fields = FieldHashes.changed(row.acknowledged(), ready.fieldHashes());
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
