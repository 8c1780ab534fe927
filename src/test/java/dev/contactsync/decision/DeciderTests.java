package dev.contactsync.decision;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.contactsync.block.RecipientBlock;
import dev.contactsync.block.RecipientBlocks;
import dev.contactsync.contact.Exclusion;
import dev.contactsync.contact.ExclusionReason;
import dev.contactsync.contact.Phone;
import dev.contactsync.contact.ProfileField;
import dev.contactsync.decision.Decision.Exclude;
import dev.contactsync.decision.Decision.Send;
import dev.contactsync.decision.Decision.StillExcluded;
import dev.contactsync.decision.Decision.Unchanged;
import dev.contactsync.decision.Decision.Wait;
import dev.contactsync.decision.PreparedContact.Absent;
import dev.contactsync.decision.PreparedContact.Excluded;
import dev.contactsync.decision.PreparedContact.Ready;
import dev.contactsync.fingerprint.ProfileVersion;
import dev.contactsync.ledger.Delivery;
import dev.contactsync.ledger.DeliveryOrigin;
import dev.contactsync.ledger.DeliveryOwner;
import dev.contactsync.ledger.DeliveryPass;
import dev.contactsync.ledger.ExcludedContact;
import dev.contactsync.ledger.LedgerSnapshot;
import dev.contactsync.ledger.ReleaseReason;
import dev.contactsync.work.CandidateCause;
import dev.contactsync.work.ContactOutcome;
import dev.contactsync.work.SyncKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeciderTests {

	private static final UUID PHONE = new UUID(1, 1);

	private static final UUID OTHER_PHONE = new UUID(1, 2);

	private static final UUID A = new UUID(2, 1);

	private static final UUID B = new UUID(2, 2);

	private static final UUID GONE = new UUID(3, 3);

	private static final long ROW = 5;

	private static final long OTHER_ROW = 6;

	private static final Instant EARLY = Instant.parse("2026-01-01T00:00:00Z");

	private static final Instant LATE = Instant.parse("2026-02-01T00:00:00Z");

	private static final SyncKey CUSTOMERS = new SyncKey(1, "customers", "botpenguin");

	private static final SyncKey LEADS = new SyncKey(2, "leads", "botpenguin");

	/** Not configured any more. */
	private static final SyncKey FORMER = new SyncKey(3, "a-former", "botpenguin");

	private final Decider decider = new Decider(CUSTOMERS, DeliveryPass.DELIVER, GONE,
			new FormerSyncSet(Set.of(FORMER.id()), Set.of(FORMER.id())));

	private final Decider settling = new Decider(CUSTOMERS, DeliveryPass.SETTLE, GONE,
			new FormerSyncSet(Set.of(FORMER.id()), Set.of(FORMER.id())));

	@Test
	void sendsWhatTheApiDoesNotKnow() {
		assertThat(decide(ready(A), null, null)).isInstanceOfSatisfying(Send.class,
				(send) -> assertThat(send.cause()).isEqualTo(CandidateCause.NEW));
	}

	@Test
	void doesNotSendWhatTheApiKnows() {
		assertThat(decide(ready(A), delivery("1", A), null)).isInstanceOf(Unchanged.class);
	}

	@Test
	void doesNotLookIntoRowThatTheApiHasTheProfileOf() {
		PreparedContact row = new PreparedContact("1", EARLY, OTHER_ROW, Instant.EPOCH, () -> {
			throw new IllegalStateException("mapped");
		});
		assertThat(decide(row, delivery("1", A), null)).isInstanceOf(Unchanged.class);
	}

	@Test
	void looksIntoRowOfWhichAnythingElseIsKnown() {
		PreparedContact row = new PreparedContact("1", EARLY, OTHER_ROW, Instant.EPOCH,
				() -> new Ready(new byte[2], PHONE, B, "f", false, false));
		Delivery doubt = new Delivery(PHONE, new DeliveryOwner(CUSTOMERS, "1", EARLY), true, null, version(A),
				version(A), new DeliveryOrigin(7, 7));
		assertThat(decide(row, doubt, null)).as("in doubt").isInstanceOf(Send.class);
		assertThat(decide(row, left("1", ReleaseReason.GONE, false), null)).as("released").isInstanceOf(Send.class);
		assertThat(decide(row, delivery("1", A), ExcludedContact.duplicate("1", PHONE))).as("excluded")
			.isInstanceOf(Send.class);
		assertThat(decide(row, delivery("0", A), null)).as("another's").isNotInstanceOf(Unchanged.class);
	}

	@Test
	void sendsAgainWhatIsInDoubtEvenIfItIsWhatWasAcknowledgedBefore() {
		Delivery doubt = new Delivery(PHONE, new DeliveryOwner(CUSTOMERS, "1", EARLY), true, null, version(A),
				version(B), new DeliveryOrigin(7, 7));
		assertThat(decide(ready(A), doubt, null)).isInstanceOfSatisfying(Send.class, (send) -> {
			assertThat(send.cause()).isEqualTo(CandidateCause.IN_DOUBT);
			assertThat(send.seen()).isEqualTo(doubt);
		});
	}

	@Test
	void sendsAgainWhenAnOwnerHasReturned() {
		assertThat(decide(ready(A), left("1", ReleaseReason.GONE, false), null)).isInstanceOfSatisfying(Send.class,
				(send) -> assertThat(send.cause()).isEqualTo(CandidateCause.RETURNED));
	}

	@Test
	void contactOfHigherRankTakesTheRecipient() {
		assertThat(decide(ready(A, LATE), delivery("0", B), null)).isInstanceOf(Send.class);
		assertThat(decide(ready(A, EARLY), delivery("0", B), null)).isInstanceOfSatisfying(Exclude.class,
				(exclude) -> assertThat(exclude.excluded().reason()).isEqualTo(ExclusionReason.SAME_PHONE));
		assertThat(decide(ready(A, EARLY), delivery("0", B), ExcludedContact.duplicate("1", PHONE)))
			.isEqualTo(new StillExcluded(DecisionRule.RANKS_LOWER, ContactOutcome.DUPLICATE));
	}

	@Test
	void recipientThatWasReleasedIsFree() {
		assertThat(decide(ready(A, EARLY), left("0", ReleaseReason.MOVED, false), null)).isInstanceOf(Send.class);
	}

	@Test
	void recipientInDoubtForAnotherIsLeftToTheEndOfTheRun() {
		Delivery doubt = new Delivery(PHONE, new DeliveryOwner(CUSTOMERS, "0", EARLY), true, null, null, version(B),
				new DeliveryOrigin(7, 7));
		assertThat(decide(ready(A, LATE), doubt, null)).isInstanceOf(Wait.class);
		assertThat(this.settling.decide(ready(A, LATE), knowledge(doubt, null)).decision()).isInstanceOf(Send.class);
		assertThat(decide(ready(A, LATE), left("0", ReleaseReason.GONE, true), null)).isInstanceOf(Wait.class);
		Delivery ofOtherSync = new Delivery(PHONE, new DeliveryOwner(LEADS, "0", EARLY), true, null, null, version(B),
				new DeliveryOrigin(7, 7));
		assertThat(this.settling.decide(ready(A, LATE), knowledge(ofOtherSync, null)).decision())
			.isInstanceOf(Wait.class);
	}

	@Test
	void whatIsInDoubtForASyncThatNobodyCanRunIsTakenOverAtTheEndOfTheRun() {
		assertThat(decide(ready(A, EARLY), ofFormer(true), null)).as("whatever the rank").isInstanceOf(Wait.class);
		assertThat(this.settling.decide(ready(A, EARLY), knowledge(ofFormer(true), null)).decision())
			.isInstanceOf(Send.class);
		assertThat(decide(ready(A, EARLY), ofFormer(false), null)).as("not in doubt").isInstanceOf(Exclude.class);
		assertThat(this.settling.decide(ready(A, EARLY), knowledge(ofFormer(false), null)).decision())
			.isInstanceOf(Exclude.class);
	}

	@Test
	void syncThatIsNotConfiguredKeepsItsPhoneFromAContactThatWasChangedAtTheSameTime() {
		SyncKey larger = new SyncKey(FORMER.id(), "z-former", "botpenguin");
		Delivery former = new Delivery(PHONE, new DeliveryOwner(larger, "1", EARLY), false, null, version(A), null,
				new DeliveryOrigin(7, 7));
		assertThat(decide(ready(A, EARLY), former, null)).isInstanceOf(Exclude.class);
		assertThat(decide(ready(A, LATE), former, null)).isInstanceOf(Send.class);
		Delivery configured = new Delivery(PHONE, new DeliveryOwner(LEADS, "1", EARLY), false, null, version(A), null,
				new DeliveryOrigin(7, 7));
		assertThat(decide(ready(A, EARLY), configured, null)).as("the smaller name").isInstanceOf(Send.class);
	}

	private static Delivery ofFormer(boolean inDoubt) {
		return new Delivery(PHONE, new DeliveryOwner(FORMER, "0", LATE), inDoubt, null, version(A),
				inDoubt ? version(B) : null, new DeliveryOrigin(7, 7));
	}

	@Test
	void refusedContactIsNotTriedAgainUntilItChanges() {
		ExcludedContact refused = new ExcludedContact("1", ExclusionReason.REFUSED_BY_API, null, "no", A, PHONE, false);
		assertThat(decide(ready(A), null, refused))
			.isEqualTo(new StillExcluded(DecisionRule.REFUSED_BEFORE, ContactOutcome.REFUSED));
		assertThat(decide(ready(B), null, refused)).isInstanceOf(Send.class);
		ExcludedContact due = new ExcludedContact("1", ExclusionReason.REFUSED_BY_API, null, "no", A, PHONE, true);
		assertThat(decide(ready(A), null, due)).isInstanceOf(Send.class);
	}

	@Test
	void refusedContactReleasesAPhoneThatIsInDoubt() {
		ExcludedContact refused = new ExcludedContact("1", ExclusionReason.REFUSED_BY_API, null, "no", A, PHONE, false);
		Delivery doubt = new Delivery(PHONE, new DeliveryOwner(CUSTOMERS, "1", EARLY), true, null, null, version(A),
				new DeliveryOrigin(7, 7));
		ContactDecision decision = this.decider.decide(ready(A), knowledge(doubt, refused));
		assertThat(decision.release()).containsExactly(PHONE);
		assertThat(decision.releaseReason()).isEqualTo(ReleaseReason.REFUSED);
		assertThat(decision.decision())
			.isEqualTo(new StillExcluded(DecisionRule.REFUSED_BEFORE, ContactOutcome.REFUSED));
		assertThat(this.decider.decide(ready(A), knowledge(delivery("1", B), refused)).release())
			.as("the API has an earlier profile")
			.isEmpty();
		assertThat(decide(ready(A, EARLY), left("0", ReleaseReason.REFUSED, true), null)).isInstanceOf(Wait.class);
		assertThat(this.settling.decide(ready(A, EARLY), knowledge(left("0", ReleaseReason.REFUSED, true), null))
			.decision()).as("whatever the rank").isInstanceOf(Send.class);
	}

	@Test
	void contactReleasesAPhoneThatItNoLongerHas() {
		Delivery old = new Delivery(OTHER_PHONE, new DeliveryOwner(CUSTOMERS, "1", EARLY), false, null, version(A),
				null, new DeliveryOrigin(7, 7));
		ContactDecision decision = this.decider.decide(ready(A),
				new LedgerSnapshot(Map.of(), Map.of("1", List.of(old)), Map.of(), RecipientBlocks.NONE));
		assertThat(decision.release()).containsExactly(OTHER_PHONE);
		assertThat(decision.releaseReason()).isEqualTo(ReleaseReason.MOVED);
		assertThat(decision.cause()).isEqualTo(CandidateCause.CHANGED);
		assertThat(decision.fields()).contains(ProfileField.PHONE);
	}

	@Test
	void contactThatMayNotBeSentReleasesItsRecipient() {
		ContactDecision invalid = this.decider.decide(excluded(ExclusionReason.TOO_SHORT, null),
				knowledge(delivery("1", A), null));
		assertThat(invalid.release()).containsExactly(PHONE);
		assertThat(invalid.releaseReason()).isEqualTo(ReleaseReason.INVALID);
		assertThat(invalid.cause()).isEqualTo(CandidateCause.INVALID);
		ContactDecision suppressed = this.decider.decide(excluded(ExclusionReason.NO_OPT_IN, PHONE),
				knowledge(delivery("1", A), null));
		assertThat(suppressed.release()).containsExactly(PHONE);
		assertThat(suppressed.releaseReason()).isEqualTo(ReleaseReason.SUPPRESSED);
		assertThat(suppressed.blocks()).as("nobody has said no").isEqualTo(BlockChange.NONE);
	}

	@Test
	void contactThatHasSaidNoBlocksItsPhone() {
		ContactDecision no = this.decider.decide(excluded(ExclusionReason.OPTED_OUT, PHONE), knowledge(null, null));
		assertThat(no.blocks()).isEqualTo(new BlockChange(PHONE, Set.of()));
		ContactDecision still = this.decider.decide(excluded(ExclusionReason.OPTED_OUT, PHONE),
				knowledge(null, optedOut(PHONE), own(PHONE)));
		assertThat(still.decision()).isInstanceOf(StillExcluded.class);
		assertThat(still.isWork()).isFalse();
	}

	@Test
	void blockThatIsMissingIsMadeAgain() {
		ContactDecision again = this.decider.decide(excluded(ExclusionReason.OPTED_OUT, PHONE),
				knowledge(null, optedOut(PHONE)));
		assertThat(again.decision()).isInstanceOf(Exclude.class);
		assertThat(again.blocks().add()).isEqualTo(PHONE);
	}

	@Test
	void blockMovesWithItsContact() {
		ContactDecision moved = this.decider.decide(excluded(ExclusionReason.OPTED_OUT, PHONE),
				knowledge(null, optedOut(OTHER_PHONE), own(OTHER_PHONE)));
		assertThat(moved.blocks()).isEqualTo(new BlockChange(PHONE, Set.of(OTHER_PHONE)));
		ContactDecision assessed = this.decider.decide(excluded(ExclusionReason.OPTED_OUT, PHONE),
				knowledge(null, optedOut(OTHER_PHONE), own(OTHER_PHONE), own(PHONE)));
		assertThat(assessed.blocks()).isEqualTo(new BlockChange(null, Set.of(OTHER_PHONE)));
		assertThat(assessed.isWork()).isTrue();
	}

	@Test
	void contactWithoutAPhoneKeepsItsBlockOrBlocksWhatItWasSentTo() {
		ContactDecision kept = this.decider.decide(excluded(ExclusionReason.OPTED_OUT, null),
				knowledge(null, optedOut(PHONE), own(PHONE)));
		assertThat(kept.blocks()).isEqualTo(BlockChange.NONE);
		ContactDecision sent = this.decider.decide(excluded(ExclusionReason.OPTED_OUT, null),
				knowledge(delivery("1", A), null));
		assertThat(sent.blocks().add()).isEqualTo(PHONE);
		assertThat(sent.release()).containsExactly(PHONE);
		ContactDecision nothing = this.decider.decide(excluded(ExclusionReason.OPTED_OUT, null), knowledge(null, null));
		assertThat(nothing.blocks()).isEqualTo(BlockChange.NONE);
	}

	@Test
	void onlyHavingOptedInOrGoneOrMovedLiftsABlock() {
		BlockChange lifted = new BlockChange(null, Set.of(PHONE));
		assertThat(this.decider.decide(ready(A), knowledge(null, optedOut(PHONE), own(PHONE))).blocks())
			.isEqualTo(lifted);
		assertThat(this.decider
			.decide(new PreparedContact("1", null, null, Instant.EPOCH, Absent::new),
					knowledge(null, optedOut(PHONE), own(PHONE)))
			.blocks()).isEqualTo(lifted);
		assertThat(this.decider
			.decide(excluded(ExclusionReason.NO_OPT_IN, OTHER_PHONE), knowledge(null, optedOut(PHONE), own(PHONE)))
			.blocks()).isEqualTo(lifted);
		assertThat(this.decider
			.decide(excluded(ExclusionReason.NO_OPT_IN, PHONE), knowledge(null, optedOut(PHONE), own(PHONE)))
			.blocks()
			.lift()).as("blank again, at the same phone").isEmpty();
		assertThat(this.decider.decide(unreadable(true), knowledge(null, optedOut(PHONE), own(PHONE))).blocks())
			.as("another value cannot be read")
			.isEqualTo(lifted);
		assertThat(this.decider.decide(unreadable(false), knowledge(null, optedOut(PHONE), own(PHONE))).blocks().lift())
			.as("its consent cannot be read")
			.isEmpty();
	}

	@Test
	void nobodyIsSentToAPhoneThatIsBlocked() {
		RecipientBlock twin = new RecipientBlock(PHONE, LEADS.id(), "9");
		RecipientBlock list = new RecipientBlock(PHONE, LEADS.id(), "");
		ContactDecision duplicate = this.decider.decide(ready(A, LATE), knowledge(delivery("1", A), null, twin));
		assertThat(duplicate.release()).containsExactly(PHONE);
		assertThat(duplicate.releaseReason()).isEqualTo(ReleaseReason.SUPPRESSED);
		assertThat(duplicate.decision()).isInstanceOfSatisfying(Exclude.class,
				(exclude) -> assertThat(exclude.excluded().reason()).isEqualTo(ExclusionReason.SAME_PHONE));
		ContactDecision blocked = this.decider.decide(ready(A), knowledge(null, null, twin, list));
		assertThat(blocked.decision()).isInstanceOfSatisfying(Exclude.class,
				(exclude) -> assertThat(exclude.excluded().reason()).isEqualTo(ExclusionReason.BLOCKED));
	}

	@Test
	void unchangedRowOfABlockedPhoneIsLookedAt() {
		PreparedContact sameRow = new PreparedContact("1", EARLY, OTHER_ROW, Instant.EPOCH, () -> ready(A).content());
		RecipientBlock twin = new RecipientBlock(PHONE, CUSTOMERS.id(), "2");
		assertThat(this.decider.decide(sameRow, knowledge(delivery("1", A), null, twin)).decision())
			.isInstanceOf(Exclude.class);
	}

	@Test
	void contactThatIsExcludedForTheSameReasonIsKnown() {
		ExcludedContact known = new ExcludedContact("1", ExclusionReason.TOO_SHORT, "phone", "00", B, null, false);
		ContactDecision decision = this.decider.decide(excluded(ExclusionReason.TOO_SHORT, null),
				knowledge(null, known));
		assertThat(decision.decision()).isEqualTo(new StillExcluded(DecisionRule.NO_PROFILE, ContactOutcome.INVALID));
		assertThat(decision.isWork()).isFalse();
	}

	@Test
	void contactWithoutARowHasGone() {
		ContactDecision decision = this.decider.decide(new PreparedContact("1", null, null, Instant.EPOCH, Absent::new),
				knowledge(delivery("1", A), null));
		assertThat(decision.release()).containsExactly(PHONE);
		assertThat(decision.decision()).isInstanceOfSatisfying(Exclude.class,
				(exclude) -> assertThat(exclude.excluded().reason()).isEqualTo(ExclusionReason.NOT_IN_SOURCE));
	}

	@Test
	void contactThatIsWellAgainIsNoLongerListed() {
		ExcludedContact excluded = new ExcludedContact("1", ExclusionReason.NO_OPT_IN, null, null, B, PHONE, false);
		ContactDecision decision = this.decider.decide(ready(A), knowledge(delivery("1", A), excluded));
		assertThat(decision.decision()).isInstanceOf(Unchanged.class);
		assertThat(decision.isCleared()).isTrue();
		assertThat(decision.isWork()).isTrue();
	}

	@Test
	void everyDecisionNamesItsRule() {
		Delivery doubt = new Delivery(PHONE, new DeliveryOwner(CUSTOMERS, "1", EARLY), true, null, version(A),
				version(B), new DeliveryOrigin(7, 7));
		Delivery unaccepted = new Delivery(PHONE, new DeliveryOwner(CUSTOMERS, "1", EARLY), false, null, null, null,
				new DeliveryOrigin(7, 7));
		PreparedContact gone = new PreparedContact("1", null, null, Instant.EPOCH, Absent::new);
		PreparedContact sameRow = new PreparedContact("1", EARLY, OTHER_ROW, Instant.EPOCH, () -> {
			throw new IllegalStateException("mapped");
		});
		ExcludedContact refused = new ExcludedContact("1", ExclusionReason.REFUSED_BY_API, null, null, A, PHONE, false);
		Map<DecisionRule, Decision> decisions = new EnumMap<>(DecisionRule.class);
		List.of(decide(sameRow, delivery("1", A), null), decide(ready(A), delivery("1", A), null),
				decide(excluded(ExclusionReason.NO_OPT_IN, null), null, null),
				this.decider.decide(ready(A), knowledge(null, null, new RecipientBlock(PHONE, LEADS.id(), "9")))
					.decision(),
				decide(gone, null, null), decide(excluded(ExclusionReason.TOO_SHORT, null), null, null),
				decide(ready(A), null, refused), decide(ready(A), null, null), decide(ready(B), delivery("1", A), null),
				decide(ready(A), doubt, null), decide(ready(A), left("1", ReleaseReason.GONE, false), null),
				decide(ready(A), unaccepted, null), decide(ready(A), left("0", ReleaseReason.MOVED, false), null),
				decide(ready(A, LATE), delivery("0", B), null), decide(ready(A, EARLY), delivery("0", B), null),
				decide(ready(A, LATE), left("0", ReleaseReason.GONE, true), null),
				this.settling.decide(ready(A), knowledge(ofFormer(true), null)).decision())
			.forEach((decision) -> decisions.put(decision.rule(), decision));
		assertThat(decisions).containsOnlyKeys(DecisionRule.values());
	}

	private Decision decide(PreparedContact contact, @Nullable Delivery delivery, @Nullable ExcludedContact excluded) {
		return this.decider.decide(contact, knowledge(delivery, excluded)).decision();
	}

	private static ExcludedContact optedOut(UUID recipient) {
		return new ExcludedContact("1", ExclusionReason.OPTED_OUT, "phone", "00", B, recipient, false);
	}

	private static RecipientBlock own(UUID recipient) {
		return new RecipientBlock(recipient, CUSTOMERS.id(), "1");
	}

	private static LedgerSnapshot knowledge(@Nullable Delivery delivery, @Nullable ExcludedContact excluded,
			RecipientBlock... blocks) {
		boolean isOwn = delivery != null && delivery.isOf(CUSTOMERS, "1") && !delivery.isReleased();
		return new LedgerSnapshot((delivery != null) ? Map.of(delivery.recipient(), delivery) : Map.of(),
				isOwn ? Map.of("1", List.of(delivery)) : Map.of(),
				(excluded != null) ? Map.of("1", excluded) : Map.of(), new RecipientBlocks(List.of(blocks)));
	}

	private static PreparedContact ready(UUID fingerprint) {
		return ready(fingerprint, EARLY);
	}

	private static PreparedContact ready(UUID fingerprint, Instant changedAt) {
		return new PreparedContact("1", changedAt, ROW, Instant.EPOCH,
				() -> new Ready(new byte[2], PHONE, fingerprint, "f", false, false));
	}

	private static PreparedContact excluded(ExclusionReason reason, @Nullable UUID recipient) {
		Exclusion why = new Exclusion(reason, "phone", "00", "evidence",
				(recipient != null) ? new Phone("1", "2") : null);
		return new PreparedContact("1", EARLY, ROW, Instant.EPOCH, () -> new Excluded(why, B, recipient, true));
	}

	private static PreparedContact unreadable(boolean isConsentKnown) {
		Exclusion why = new Exclusion(ExclusionReason.UNREADABLE, "column note", "error", "evidence", null);
		return new PreparedContact("1", EARLY, ROW, Instant.EPOCH, () -> new Excluded(why, B, null, isConsentKnown));
	}

	private static Delivery delivery(String key, UUID fingerprint) {
		return new Delivery(PHONE, new DeliveryOwner(CUSTOMERS, key, EARLY.plusSeconds(60)), false, null,
				version(fingerprint), null, new DeliveryOrigin(7, 7));
	}

	private static Delivery left(String key, ReleaseReason releaseReason, boolean inDoubt) {
		return new Delivery(PHONE, new DeliveryOwner(CUSTOMERS, key, LATE), inDoubt, releaseReason, version(A), null,
				new DeliveryOrigin(7, 7));
	}

	private static ProfileVersion version(UUID fingerprint) {
		return new ProfileVersion(fingerprint, "f", OTHER_ROW);
	}

}
