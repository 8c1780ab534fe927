package dev.contactsync.sync;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.contactsync.contact.KeptBack;
import dev.contactsync.contact.Phone;
import dev.contactsync.contact.Reason;
import dev.contactsync.ledger.ContactOutcome;
import dev.contactsync.ledger.Delivery;
import dev.contactsync.ledger.Kept;
import dev.contactsync.ledger.Knowledge;
import dev.contactsync.ledger.Version;
import dev.contactsync.sync.Decision.Keep;
import dev.contactsync.sync.Decision.Known;
import dev.contactsync.sync.Decision.Send;
import dev.contactsync.sync.Decision.Unchanged;
import dev.contactsync.sync.Decision.Wait;
import dev.contactsync.sync.Prepared.Absent;
import dev.contactsync.sync.Prepared.Back;
import dev.contactsync.sync.Prepared.Ready;
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

	private final Decider decider = new Decider("customers", false, GONE);

	private final Decider settling = new Decider("customers", true, GONE);

	@Test
	void sendsWhatTheApiDoesNotKnow() {
		assertThat(decide(ready(A), null, null)).isInstanceOfSatisfying(Send.class,
				(send) -> assertThat(send.cause()).isEqualTo("new"));
	}

	@Test
	void doesNotSendWhatTheApiKnows() {
		assertThat(decide(ready(A), delivery("1", A), null)).isInstanceOf(Unchanged.class);
	}

	@Test
	void doesNotLookIntoRowThatTheApiHasTheProfileOf() {
		Prepared row = new Prepared("1", EARLY, OTHER_ROW, () -> {
			throw new IllegalStateException("mapped");
		});
		assertThat(decide(row, delivery("1", A), null)).isInstanceOf(Unchanged.class);
	}

	@Test
	void looksIntoRowOfWhichAnythingElseIsKnown() {
		Prepared row = new Prepared("1", EARLY, OTHER_ROW, () -> new Ready(new byte[2], PHONE, B, "f", false));
		Delivery doubt = new Delivery(PHONE, "customers", "1", EARLY, true, null, version(A), version(A), 7, 7);
		assertThat(decide(row, doubt, null)).as("in doubt").isInstanceOf(Send.class);
		assertThat(decide(row, left("1", "gone", false), null)).as("let go").isInstanceOf(Send.class);
		assertThat(decide(row, delivery("1", A), Kept.duplicate("1", PHONE))).as("kept back").isInstanceOf(Send.class);
		assertThat(decide(row, delivery("0", A), null)).as("another's").isNotInstanceOf(Unchanged.class);
	}

	@Test
	void sendsAgainWhatIsInDoubtEvenIfItIsWhatWasAcknowledgedBefore() {
		Delivery doubt = new Delivery(PHONE, "customers", "1", EARLY, true, null, version(A), version(B), 7, 7);
		assertThat(decide(ready(A), doubt, null)).isInstanceOfSatisfying(Send.class, (send) -> {
			assertThat(send.cause()).isEqualTo("in-doubt");
			assertThat(send.seen()).isEqualTo(doubt);
		});
	}

	@Test
	void sendsAgainWhenAnOwnerHasReturned() {
		assertThat(decide(ready(A), left("1", "gone", false), null)).isInstanceOfSatisfying(Send.class,
				(send) -> assertThat(send.cause()).isEqualTo("returned"));
	}

	@Test
	void contactOfHigherRankTakesTheRecipient() {
		assertThat(decide(ready(A, LATE), delivery("0", B), null)).isInstanceOf(Send.class);
		assertThat(decide(ready(A, EARLY), delivery("0", B), null)).isInstanceOfSatisfying(Keep.class,
				(keep) -> assertThat(keep.kept().reason()).isEqualTo(Reason.SAME_PHONE));
		assertThat(decide(ready(A, EARLY), delivery("0", B), Kept.duplicate("1", PHONE)))
			.isEqualTo(new Known(ContactOutcome.DUPLICATE));
	}

	@Test
	void recipientThatWasLetGoIsFree() {
		assertThat(decide(ready(A, EARLY), left("0", "moved", false), null)).isInstanceOf(Send.class);
	}

	@Test
	void recipientInDoubtForAnotherIsLeftToTheEndOfTheRun() {
		Delivery doubt = new Delivery(PHONE, "customers", "0", EARLY, true, null, null, version(B), 7, 7);
		assertThat(decide(ready(A, LATE), doubt, null)).isInstanceOf(Wait.class);
		assertThat(this.settling.decide(ready(A, LATE), knowledge(doubt, null)).decision()).isInstanceOf(Send.class);
		assertThat(decide(ready(A, LATE), left("0", "gone", true), null)).isInstanceOf(Wait.class);
		Delivery ofOtherSync = new Delivery(PHONE, "leads", "0", EARLY, true, null, null, version(B), 7, 7);
		assertThat(this.settling.decide(ready(A, LATE), knowledge(ofOtherSync, null)).decision())
			.isInstanceOf(Wait.class);
	}

	@Test
	void refusedContactIsNotTriedAgainUntilItChanges() {
		Kept refused = new Kept("1", Reason.REFUSED_BY_API, null, "no", A, PHONE, false);
		assertThat(decide(ready(A), null, refused)).isEqualTo(new Known(ContactOutcome.REFUSED));
		assertThat(decide(ready(B), null, refused)).isInstanceOf(Send.class);
		Kept due = new Kept("1", Reason.REFUSED_BY_API, null, "no", A, PHONE, true);
		assertThat(decide(ready(A), null, due)).isInstanceOf(Send.class);
	}

	@Test
	void contactLetsGoOfAPhoneThatItHasNoMore() {
		Delivery old = new Delivery(OTHER_PHONE, "customers", "1", EARLY, false, null, version(A), null, 7, 7);
		Verdict verdict = this.decider.decide(ready(A), new Knowledge(Map.of(), Map.of("1", List.of(old)), Map.of()));
		assertThat(verdict.letGo()).containsExactly(OTHER_PHONE);
		assertThat(verdict.leftAs()).isEqualTo("moved");
		assertThat(verdict.cause()).isEqualTo("changed");
		assertThat(verdict.fields()).startsWith("phone");
	}

	@Test
	void invalidContactLetsGoAndSuppressedOneKeepsItsRecipient() {
		Verdict invalid = this.decider.decide(back(Reason.TOO_SHORT, null), knowledge(delivery("1", A), null));
		assertThat(invalid.letGo()).containsExactly(PHONE);
		assertThat(invalid.leftAs()).isEqualTo("invalid");
		assertThat(invalid.cause()).isEqualTo("invalid");
		Verdict suppressed = this.decider.decide(back(Reason.NO_OPT_IN, PHONE), knowledge(delivery("1", A), null));
		assertThat(suppressed.letGo()).isEmpty();
		Verdict moved = this.decider.decide(back(Reason.NO_OPT_IN, OTHER_PHONE), knowledge(delivery("1", A), null));
		assertThat(moved.letGo()).containsExactly(PHONE);
	}

	@Test
	void contactThatIsKeptBackForTheSameReasonIsKnown() {
		Kept known = new Kept("1", Reason.TOO_SHORT, "phone", "00", B, null, false);
		Verdict verdict = this.decider.decide(back(Reason.TOO_SHORT, null), knowledge(null, known));
		assertThat(verdict.decision()).isEqualTo(new Known(ContactOutcome.INVALID));
		assertThat(verdict.isWork()).isFalse();
	}

	@Test
	void contactWithoutARowHasGone() {
		Verdict verdict = this.decider.decide(new Prepared("1", null, null, Absent::new),
				knowledge(delivery("1", A), null));
		assertThat(verdict.letGo()).containsExactly(PHONE);
		assertThat(verdict.decision()).isInstanceOfSatisfying(Keep.class,
				(keep) -> assertThat(keep.kept().reason()).isEqualTo(Reason.NOT_IN_SOURCE));
	}

	@Test
	void contactThatIsWellAgainIsNoLongerListed() {
		Kept kept = new Kept("1", Reason.NO_OPT_IN, null, null, B, PHONE, false);
		Verdict verdict = this.decider.decide(ready(A), knowledge(delivery("1", A), kept));
		assertThat(verdict.decision()).isInstanceOf(Unchanged.class);
		assertThat(verdict.isCleared()).isTrue();
		assertThat(verdict.isWork()).isTrue();
	}

	private Decision decide(Prepared contact, @Nullable Delivery delivery, @Nullable Kept kept) {
		return this.decider.decide(contact, knowledge(delivery, kept)).decision();
	}

	private static Knowledge knowledge(@Nullable Delivery delivery, @Nullable Kept kept) {
		boolean isOwn = delivery != null && delivery.isOf("customers", "1") && delivery.leftAs() == null;
		return new Knowledge((delivery != null) ? Map.of(delivery.recipient(), delivery) : Map.of(),
				isOwn ? Map.of("1", List.of(delivery)) : Map.of(), (kept != null) ? Map.of("1", kept) : Map.of());
	}

	private static Prepared ready(UUID fingerprint) {
		return ready(fingerprint, EARLY);
	}

	private static Prepared ready(UUID fingerprint, Instant changedAt) {
		return new Prepared("1", changedAt, ROW, () -> new Ready(new byte[2], PHONE, fingerprint, "f", false));
	}

	private static Prepared back(Reason reason, @Nullable UUID recipient) {
		KeptBack why = new KeptBack(reason.kind(), reason, "phone", "00", "evidence",
				(recipient != null) ? new Phone("1", "2") : null);
		return new Prepared("1", EARLY, ROW, () -> new Back(why, B, recipient));
	}

	private static Delivery delivery(String key, UUID fingerprint) {
		return new Delivery(PHONE, "customers", key, EARLY.plusSeconds(60), false, null, version(fingerprint), null, 7,
				7);
	}

	private static Delivery left(String key, String leftAs, boolean inDoubt) {
		return new Delivery(PHONE, "customers", key, LATE, inDoubt, leftAs, version(A), null, 7, 7);
	}

	private static Version version(UUID fingerprint) {
		return new Version(fingerprint, "f", OTHER_ROW);
	}

}
