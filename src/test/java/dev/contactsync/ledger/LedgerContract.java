package dev.contactsync.ledger;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.contactsync.contact.ExclusionReason;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.contact.ProfileField;
import dev.contactsync.fingerprint.ProfileVersion;
import dev.contactsync.ledger.Ledger.AcceptedRejections;
import dev.contactsync.runs.ChunkLog;
import dev.contactsync.runs.NoveltyTotals;
import dev.contactsync.runs.RejectionTotals;
import dev.contactsync.runs.RunLog;
import dev.contactsync.runs.RunReport;
import dev.contactsync.runs.RunStage;
import dev.contactsync.runs.RunStatus;
import dev.contactsync.runs.RunTotals;
import dev.contactsync.runs.Slice;
import dev.contactsync.runs.SliceCounts;
import dev.contactsync.runs.SliceLog;
import dev.contactsync.work.Candidate;
import dev.contactsync.work.CandidateCause;
import dev.contactsync.work.ContactOutcome;
import dev.contactsync.work.Run;
import dev.contactsync.work.RunScope.Everything;
import dev.contactsync.work.RunScope.Load;
import dev.contactsync.work.RunScope.Part;
import dev.contactsync.work.RunScope.Replay;
import dev.contactsync.work.RunScope;
import dev.contactsync.work.RunState;
import dev.contactsync.work.SyncKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the ledger does on every database, and without one. */
abstract class LedgerContract {

	private static final UUID ALICE = new UUID(-1, 1);

	private static final UUID BOB = new UUID(1, 2);

	private static final UUID OLD = new UUID(7, 1);

	private static final UUID NEW = new UUID(7, 2);

	private static final Instant MONDAY = Instant.parse("2026-03-02T10:15:30.123456Z");

	private Ledger ledger;

	private CandidateLog candidates;

	private RunLog runs;

	private SliceLog slices;

	private ChunkLog chunk;

	private SyncKey key;

	abstract Ledger ledger();

	abstract CandidateLog candidates();

	abstract RunLog runs();

	abstract SliceLog slices();

	abstract ChunkLog chunk();

	/** What the ledger remembers a sync by. */
	abstract SyncKey key(String sync, String destination);

	/** Contacts that have released a recipient because they moved. */
	abstract List<String> moved();

	/** How often a contact was excluded for the same reason. */
	abstract int attempts(String key);

	@BeforeEach
	void find() {
		this.ledger = ledger();
		this.candidates = candidates();
		this.runs = runs();
		this.slices = slices();
		this.chunk = chunk();
		this.key = key("customers", "botpenguin");
	}

	@Test
	void remembersWhatWasAcknowledged() {
		Run run = begin(new Load());
		OpenRequest open = open(run, claim(ALICE, "1", OLD, null), claim(BOB, "2", OLD, null));
		assertThat(find(run).recipient(ALICE)).satisfies((delivery) -> {
			assertThat(delivery.inDoubt()).isTrue();
			assertThat(delivery.changedAt()).isEqualTo(MONDAY);
		});
		this.ledger.accepted(open, new RequestAnswer(null, 1, 0), DeliveryPass.LOAD);
		assertThat(find(run).recipient(ALICE)).satisfies((delivery) -> assertThat(delivery.says(OLD)).isTrue());
		assertThat(find(run).ownedBy("2")).extracting(Delivery::recipient).containsExactly(BOB);
		assertThat(this.runs.totals(run)).satisfies((totals) -> {
			assertThat(totals.delivered()).isEqualTo(2);
			assertThat(totals.requests()).isEqualTo(1);
			assertThat(totals.maybeTwice()).isZero();
		});
	}

	@Test
	void claimsOnlyWhatIsStillAsItWasSeen() {
		Run run = begin(new Load());
		open(run, claim(ALICE, "1", OLD, null));
		OpenRequest second = open(run, claim(ALICE, "9", NEW, null), claim(BOB, "2", NEW, null));
		assertThat(second.claims()).extracting(Claim::recipient).containsExactly(BOB);
		assertThat(find(run).recipient(ALICE)).extracting(Delivery::contactKey).isEqualTo("1");
		assertThat(this.ledger.open(run, List.of(claim(ALICE, "9", NEW, null)), 10)).isEmpty();
		assertThat(this.runs.totals(run).requests()).isEqualTo(2);
	}

	@Test
	void withdrawnClaimLeavesEverythingAsItWas() {
		Run run = begin(new Load());
		this.ledger.accepted(open(run, claim(ALICE, "1", OLD, null)), new RequestAnswer(null, 1, 0), DeliveryPass.LOAD);
		Delivery before = find(run).recipient(ALICE);
		OpenRequest open = open(run, claim(ALICE, "1", NEW, before), claim(BOB, "2", NEW, null));
		this.ledger.withdrawn(open, RequestOutcome.WITHDRAWN, new RequestAnswer("no", 1, 0));
		assertThat(find(run).recipient(ALICE)).isEqualTo(before);
		assertThat(find(run).recipient(BOB)).isNull();
	}

	@Test
	void countsContactsThatTheApiMayHaveTwice() {
		Run run = begin(new Load());
		open(run, claim(ALICE, "1", OLD, null));
		OpenRequest again = open(run, claim(ALICE, "1", OLD, find(run).recipient(ALICE)));
		this.ledger.accepted(again, new RequestAnswer(null, 1, 0), DeliveryPass.LOAD);
		OpenRequest repeated = open(run, claim(BOB, "2", OLD, null));
		this.ledger.accepted(repeated, new RequestAnswer(null, 3, 2), DeliveryPass.LOAD);
		assertThat(this.runs.totals(run).maybeTwice()).isEqualTo(2);
		assertThat(this.runs.totals(run).retries()).isEqualTo(2);
	}

	@Test
	void acknowledgementThatComesTooLateLeavesTheRecipientInDoubt() {
		Run run = begin(new Load());
		OpenRequest stale = open(run, claim(ALICE, "1", OLD, null));
		OpenRequest taken = open(run, claim(ALICE, "1", NEW, find(run).recipient(ALICE)));
		this.ledger.accepted(taken, new RequestAnswer(null, 1, 0), DeliveryPass.LOAD);
		this.ledger.accepted(stale, new RequestAnswer(null, 1, 0), DeliveryPass.LOAD);
		assertThat(find(run).recipient(ALICE)).extracting(Delivery::inDoubt).isEqualTo(true);
	}

	@Test
	void contactThatLosesItsRecipientIsListedAsDuplicate() {
		Run run = begin(new Load());
		this.ledger.accepted(open(run, claim(ALICE, "1", OLD, null)), new RequestAnswer(null, 1, 0), DeliveryPass.LOAD);
		OpenRequest open = open(run, claim(ALICE, "2", NEW, find(run).recipient(ALICE)));
		assertThat(find(run).excluded("1")).extracting(ExcludedContact::reason).isEqualTo(ExclusionReason.SAME_PHONE);
		this.ledger.accepted(open, new RequestAnswer(null, 1, 0), DeliveryPass.LOAD);
		assertThat(this.runs.totals(run)).satisfies((totals) -> {
			assertThat(totals.delivered()).isEqualTo(1);
			assertThat(totals.duplicate()).isEqualTo(1);
		});
	}

	@Test
	void duplicatesAreDueWhenTheOwnerReleases() {
		Run run = begin(new Load());
		this.ledger.accepted(open(run, claim(ALICE, "1", OLD, null)), new RequestAnswer(null, 1, 0), DeliveryPass.LOAD);
		ChunkResolution resolution = new ChunkResolution();
		resolution.exclude(ExcludedContact.duplicate("2", ALICE));
		this.ledger.resolve(run, resolution, DeliveryPass.LOAD);
		ChunkResolution moved = new ChunkResolution();
		moved.release("1", ALICE, ReleaseReason.MOVED);
		this.ledger.resolve(run, moved, DeliveryPass.LOAD);
		assertThat(find(run).excluded("2")).extracting(ExcludedContact::due).isEqualTo(true);
		assertThat(moved()).containsExactly("1");
		assertThat(this.candidates.dueAgain(run)).isEqualTo(1);
	}

	@Test
	void duplicateIsDueWhoseOwnerHasReleasedAMomentBeforeItWasExcluded() {
		Run run = begin(new Load());
		this.ledger.accepted(open(run, claim(ALICE, "1", OLD, null)), new RequestAnswer(null, 1, 0), DeliveryPass.LOAD);
		ChunkResolution moved = new ChunkResolution();
		moved.release("1", ALICE, ReleaseReason.MOVED);
		this.ledger.resolve(run, moved, DeliveryPass.LOAD);
		ChunkResolution resolution = new ChunkResolution();
		resolution.exclude(ExcludedContact.duplicate("2", ALICE));
		this.ledger.resolve(run, resolution, DeliveryPass.LOAD);
		assertThat(this.candidates.dueAgain(run)).isEqualTo(1);
		assertThat(find(run).excluded("2")).extracting(ExcludedContact::due).isEqualTo(true);
	}

	@Test
	void excludesAContactOnceAndCountsItsAttempts() {
		Run run = begin(new Load());
		ExcludedContact excluded = new ExcludedContact("3", ExclusionReason.TOO_SHORT, "phone", "00", OLD, null, false);
		for (int i = 0; i < 2; i++) {
			ChunkResolution resolution = new ChunkResolution();
			resolution.exclude(excluded);
			this.ledger.resolve(run, resolution, DeliveryPass.LOAD);
		}
		assertThat(find(run).excluded("3")).isEqualTo(excluded);
		assertThat(attempts("3")).isEqualTo(2);
		assertThat(this.ledger.replay(this.key, ExclusionReason.TOO_SHORT, null)).isEqualTo(1);
		assertThat(this.ledger.replay(this.key, ExclusionReason.TOO_LONG, null)).isZero();
	}

	@Test
	void acceptedRejectionIsAcceptedUntilItsReasonOrEvidenceChanges() {
		Run run = begin(new Load());
		ExcludedContact excluded = new ExcludedContact("3", ExclusionReason.TOO_SHORT, "phone", "00", OLD, null, false);
		exclude(run, excluded);
		exclude(run, new ExcludedContact("2", ExclusionReason.NO_OPT_IN, "consent", null, OLD, null, false));
		assertThat(this.ledger.accept(this.key, List.of("2", "9"), null))
			.isEqualTo(new AcceptedRejections(0, List.of("2", "9")));
		assertThat(this.ledger.accept(this.key, List.of("3"), ExclusionReason.TOO_LONG).contacts()).isZero();
		assertThat(this.ledger.accept(key("customers", "other"), List.of("3"), null).contacts()).isZero();
		assertThat(this.runs.totals(run).rejections()).isEqualTo(new RejectionTotals(1, 0));
		for (int i = 0; i < 2; i++) {
			assertThat(this.ledger.accept(this.key, List.of("3", "2"), ExclusionReason.TOO_SHORT))
				.isEqualTo(new AcceptedRejections(1, List.of("2")));
			exclude(run, excluded);
			assertThat(this.runs.totals(run).rejections()).isEqualTo(new RejectionTotals(0, 1));
		}
		assertThat(this.ledger.replay(this.key, ExclusionReason.TOO_SHORT, null)).isZero();
		assertThat(this.ledger.replay(this.key, null, "3")).isEqualTo(1);
		assertThat(this.runs.totals(run).rejections()).isEqualTo(new RejectionTotals(0, 1));
		for (ExcludedContact other : List.of(
				new ExcludedContact("3", ExclusionReason.TOO_SHORT, "phone", "00", NEW, null, false),
				new ExcludedContact("3", ExclusionReason.TOO_LONG, "phone", "00", NEW, null, false))) {
			exclude(run, other);
			assertThat(this.runs.totals(run).rejections()).isEqualTo(new RejectionTotals(1, 0));
			assertThat(this.ledger.accept(this.key, List.of(), other.reason()).contacts()).isEqualTo(1);
		}
		ChunkResolution cleared = new ChunkResolution();
		cleared.clear("3");
		this.ledger.resolve(run, cleared, DeliveryPass.LOAD);
		exclude(run, excluded);
		assertThat(this.runs.totals(run).rejections()).isEqualTo(new RejectionTotals(1, 0));
	}

	@Test
	void whatOneDestinationRefusesAnotherMayTake() {
		Run run = begin(new Load());
		exclude(run, new ExcludedContact("3", ExclusionReason.REFUSED_BY_API, null, "no", OLD, null, false));
		SyncKey other = key("customers", "other");
		assertThat(this.ledger.find(other, List.of("3")).excluded("3")).isNull();
		assertThat(this.ledger.changedRows(other, 0, List.of("3"), List.of(5L)).contacts()).containsExactly("3");
		assertThat(this.ledger.replay(other, null, null)).isZero();
		Run elsewhere = Run.planned(other, new Load(), null, new UUID(5, 5), MONDAY);
		assertThat(this.runs.knowsNothing(elsewhere)).isTrue();
		this.runs.end(run, RunStatus.of(RunState.DONE), RunTotals.EMPTY);
		Run second = this.runs.begin(elsewhere);
		exclude(second, new ExcludedContact("3", ExclusionReason.TOO_SHORT, "phone", "00", NEW, null, false));
		assertThat(this.ledger.refusals(run)).isEqualTo(1);
		assertThat(this.ledger.refusals(second)).isZero();
		assertThat(find(run).excluded("3")).extracting(ExcludedContact::reason)
			.isEqualTo(ExclusionReason.REFUSED_BY_API);
		this.ledger.takeBackRefusals(run);
		assertThat(find(run).excluded("3")).isNull();
		assertThat(this.ledger.find(other, List.of("3")).excluded("3")).isNotNull();
	}

	@Test
	void duplicatesAreDueOnlyWhereTheOwnerReleases() {
		Run run = begin(new Load());
		exclude(run, ExcludedContact.duplicate("2", ALICE));
		this.ledger.accepted(open(run, claim(ALICE, "1", OLD, null)), new RequestAnswer(null, 1, 0), DeliveryPass.LOAD);
		this.runs.end(run, RunStatus.of(RunState.DONE), RunTotals.EMPTY);
		Run elsewhere = this.runs
			.begin(Run.planned(key("customers", "other"), new Load(), null, new UUID(5, 5), MONDAY));
		exclude(elsewhere, ExcludedContact.duplicate("2", ALICE));
		ChunkResolution moved = new ChunkResolution();
		moved.release("1", ALICE, ReleaseReason.MOVED);
		this.ledger.resolve(elsewhere, moved, DeliveryPass.LOAD);
		assertThat(find(elsewhere).excluded("2")).extracting(ExcludedContact::due).isEqualTo(true);
		assertThat(find(run).excluded("2")).extracting(ExcludedContact::due).isEqualTo(false);
		assertThat(find(run).ownedBy("1")).hasSize(1);
		assertThat(find(elsewhere).ownedBy("1")).isEmpty();
	}

	@Test
	void contactOfAnotherSyncLosesItsRecipientAtTheSameDestination() {
		Run first = begin(new Load());
		this.ledger.accepted(open(first, claim(ALICE, "1", OLD, null)), new RequestAnswer(null, 1, 0),
				DeliveryPass.LOAD);
		Run leads = this.runs.begin(Run.planned(key("leads", "botpenguin"), new Load(), null, new UUID(5, 5), MONDAY));
		OpenRequest open = open(leads, claim(ALICE, "1", NEW, find(leads).recipient(ALICE)));
		assertThat(find(first).excluded("1")).extracting(ExcludedContact::reason).isEqualTo(ExclusionReason.SAME_PHONE);
		assertThat(find(leads).excluded("1")).isNull();
		assertThat(find(leads).recipient(ALICE)).extracting(Delivery::sync).isEqualTo("leads");
		this.ledger.withdrawn(open, RequestOutcome.WITHDRAWN, new RequestAnswer("no", 1, 0));
		assertThat(find(leads).recipient(ALICE)).extracting(Delivery::sync).isEqualTo("customers");
	}

	private void exclude(Run run, ExcludedContact excluded) {
		ChunkResolution resolution = new ChunkResolution();
		resolution.exclude(excluded);
		this.ledger.resolve(run, resolution, DeliveryPass.LOAD);
	}

	@Test
	void candidatesAreBoundedReadAndResolved() {
		Run run = begin(new Everything());
		List<Candidate> found = IntStream.rangeClosed(1, 25)
			.mapToObj((i) -> Candidate.of("k" + i, CandidateCause.NEW))
			.toList();
		assertThat(this.chunk.addCandidates(run, found)).isEqualTo(25);
		assertThat(this.chunk.addCandidates(run, found)).isZero();
		List<Long> bounds = this.candidates.bounds(run, 10);
		assertThat(bounds).hasSize(3);
		List<Candidate> page = this.candidates.unresolved(run, bounds.get(0), bounds.get(1), 100);
		assertThat(page).hasSize(10);
		ChunkResolution resolution = new ChunkResolution();
		page.forEach((candidate) -> resolution.outcome(candidate.contactKey(), ContactOutcome.UNCHANGED));
		this.ledger.resolve(run, resolution, DeliveryPass.DELIVER);
		assertThat(this.candidates.unresolved(run, 0, Long.MAX_VALUE, 100)).hasSize(15);
	}

	@Test
	void totalsCountEveryContactOnceWithItsLastOutcome() {
		Run run = begin(new Everything());
		Slice slice = this.slices.addSlices(run, RunStage.ASSESS, List.of("all")).get(0);
		SliceCounts counts = new SliceCounts();
		for (int i = 0; i < 4; i++) {
			counts.read(true, i == 0);
		}
		counts.processed(ContactOutcome.UNCHANGED);
		counts.processed(ContactOutcome.INVALID);
		counts.candidates(this.chunk.addCandidates(run, List.of(Candidate.of("1", CandidateCause.NEW),
				Candidate.of("2", CandidateCause.CHANGED, Set.of(ProfileField.NAME)))));
		this.chunk.advance(slice, "4", counts);
		assertThat(this.runs.totals(run).balance()).isFalse();
		ChunkResolution resolution = new ChunkResolution();
		resolution.outcome("2", ContactOutcome.GONE);
		this.ledger.resolve(run, resolution, DeliveryPass.DELIVER);
		this.ledger.accepted(open(run, claim(ALICE, "1", OLD, null)), new RequestAnswer(null, 1, 0),
				DeliveryPass.DELIVER);
		RunTotals totals = this.runs.totals(run);
		assertThat(totals.balance()).isTrue();
		assertThat(totals.read()).isEqualTo(3);
		assertThat(totals.added()).isEqualTo(1);
		assertThat(totals.emailsOmitted()).isEqualTo(1);
	}

	@Test
	void contactThatLosesItsPhoneLeavesTheCountThatItIsIn() {
		Run first = begin(new Load());
		this.ledger.accepted(open(first, claim(ALICE, "1", OLD, null), claim(BOB, "2", OLD, null)),
				new RequestAnswer(null, 1, 0), DeliveryPass.LOAD);
		exclude(first, new ExcludedContact("1", ExclusionReason.NO_OPT_IN, "consent", null, OLD, ALICE, false));
		this.runs.end(first, RunStatus.of(RunState.DONE), RunTotals.EMPTY);
		Run run = begin(new Everything());
		Slice slice = this.slices.addSlices(run, RunStage.ASSESS, List.of("all")).get(0);
		SliceCounts counts = new SliceCounts();
		counts.asBefore(1);
		counts.read(true, false);
		counts.processed(ContactOutcome.SUPPRESSED);
		counts.read(false, false);
		counts.candidates(this.chunk.addCandidates(run, List.of(Candidate.of("3", CandidateCause.NEW))));
		this.chunk.advance(slice, "3", counts);
		this.ledger.accepted(open(run, claim(ALICE, "3", NEW, find(run).recipient(ALICE))),
				new RequestAnswer(null, 1, 0), DeliveryPass.DELIVER);
		RunTotals totals = this.runs.totals(run);
		assertThat(totals.balance()).isTrue();
		assertThat(totals.read()).isEqualTo(3);
		assertThat(totals.outcomes()).isEqualTo(
				Map.of(ContactOutcome.UNCHANGED, 1L, ContactOutcome.DUPLICATE, 1L, ContactOutcome.DELIVERED, 1L));
	}

	@Test
	void contactThatNoSliceHasReadIsReadWhenItLosesItsPhone() {
		Run first = begin(new Load());
		this.ledger.accepted(open(first, claim(ALICE, "1", OLD, null)), new RequestAnswer(null, 1, 0),
				DeliveryPass.LOAD);
		this.runs.end(first, RunStatus.of(RunState.DONE), RunTotals.EMPTY);
		Run run = begin(new Everything());
		Slice slice = this.slices.addSlices(run, RunStage.ASSESS, List.of("all")).get(0);
		SliceCounts counts = new SliceCounts();
		counts.read(false, false);
		counts.candidates(this.chunk.addCandidates(run, List.of(Candidate.of("3", CandidateCause.NEW))));
		this.chunk.advance(slice, "3", counts);
		this.ledger.accepted(open(run, claim(ALICE, "3", NEW, find(run).recipient(ALICE))),
				new RequestAnswer(null, 1, 0), DeliveryPass.DELIVER);
		RunTotals totals = this.runs.totals(run);
		assertThat(totals.balance()).isTrue();
		assertThat(totals.outcomes()).isEqualTo(Map.of(ContactOutcome.DUPLICATE, 1L, ContactOutcome.DELIVERED, 1L));
	}

	@Test
	void deliveredContactIsNewChangedOrKnownJustLikeThat() {
		UUID carol = new UUID(1, 3);
		Run first = begin(new Load());
		this.ledger.accepted(open(first, claim(ALICE, "1", OLD, null), claim(BOB, "2", OLD, null)),
				new RequestAnswer(null, 1, 0), DeliveryPass.LOAD);
		assertThat(this.runs.totals(first).added()).isEqualTo(2);
		this.runs.end(first, RunStatus.of(RunState.DONE), RunTotals.EMPTY);
		Run run = begin(new Everything());
		this.chunk.addCandidates(run,
				Stream.of("1", "2", "3").map((each) -> Candidate.of(each, CandidateCause.DUE)).toList());
		ChunkResolution resolution = new ChunkResolution();
		resolution.release("1", ALICE, ReleaseReason.GONE);
		resolution.release("2", BOB, ReleaseReason.MOVED);
		this.ledger.resolve(run, resolution, DeliveryPass.DELIVER);
		deliver(run, claim(ALICE, "1", OLD, find(run).recipient(ALICE)));
		this.ledger.doubtful(open(run, claim(BOB, "3", OLD, find(run).recipient(BOB))), new RequestAnswer(null, 1, 1),
				DeliveryPass.DELIVER);
		deliver(run, claim(BOB, "3", OLD, find(run).recipient(BOB)));
		deliver(run, claim(carol, "2", OLD, null));
		for (int i = 0; i < 2; i++) {
			assertThat(this.runs.totals(run).novelties()).isEqualTo(new NoveltyTotals(1, 1, 1));
			deliver(run, claim(ALICE, "1", NEW, find(run).recipient(ALICE)));
		}
	}

	@Test
	void contactThatHadAnotherPhoneInAnEarlierRunHasChanged() {
		Run first = begin(new Load());
		this.ledger.accepted(open(first, claim(ALICE, "1", OLD, null)), new RequestAnswer(null, 1, 0),
				DeliveryPass.LOAD);
		ChunkResolution invalid = new ChunkResolution();
		invalid.release("1", ALICE, ReleaseReason.INVALID);
		this.ledger.resolve(first, invalid, DeliveryPass.LOAD);
		this.runs.end(first, RunStatus.of(RunState.DONE), RunTotals.EMPTY);
		Run run = begin(new Everything());
		this.chunk.addCandidates(run, List.of(Candidate.of("1", CandidateCause.NEW)));
		deliver(run, claim(BOB, "1", OLD, null));
		assertThat(this.runs.totals(run).novelties()).isEqualTo(new NoveltyTotals(0, 1, 0));
	}

	@Test
	void contactIsCountedOnceThoughSeveralRequestsMayHaveRepeatedIt() {
		Run run = begin(new Everything());
		for (int i = 0; i < 3; i++) {
			OpenRequest open = open(run, claim(ALICE, "1", OLD, find(run).recipient(ALICE)));
			this.ledger.repeated(open, 2);
			this.ledger.doubtful(open, new RequestAnswer(null, 2, 2), DeliveryPass.DELIVER);
			assertThat(this.runs.totals(run).maybeTwice()).isEqualTo(1);
		}
		this.runs.end(run, RunStatus.of(RunState.DONE), RunTotals.EMPTY);
		Run next = begin(new Everything());
		deliver(next, claim(ALICE, "1", OLD, find(next).recipient(ALICE)));
		assertThat(this.runs.totals(next).maybeTwice()).as("each run counts its own").isEqualTo(1);
	}

	@Test
	void contactIsCountedThoughItWasRefusedAfterAPostWithoutAnAnswer() {
		Run run = begin(new Everything());
		OpenRequest refused = open(run, claim(ALICE, "1", OLD, null));
		this.ledger.repeated(refused, 2);
		this.ledger.refused(refused, new RequestAnswer("no", 2, 1),
				new ExcludedContact("1", ExclusionReason.REFUSED_BY_API, null, "no", OLD, null, false),
				DeliveryPass.DELIVER);
		deliver(run, claim(ALICE, "1", NEW, find(run).recipient(ALICE)));
		assertThat(this.runs.totals(run).maybeTwice()).isEqualTo(1);
	}

	@Test
	void contactsAreCountedThatARunHasInDoubt() {
		Run run = begin(new Everything());
		OpenRequest open = open(run, claim(ALICE, "1", OLD, null));
		open(run, claim(BOB, "2", OLD, null));
		assertThat(this.ledger.inDoubt(run)).isEqualTo(2);
		this.ledger.accepted(open, new RequestAnswer(null, 1, 0), DeliveryPass.DELIVER);
		assertThat(this.ledger.inDoubt(run)).isEqualTo(1);
		this.runs.end(run, RunStatus.of(RunState.STOPPED), RunTotals.EMPTY);
		this.runs.end(run, RunStatus.of(RunState.CLOSED), RunTotals.EMPTY);
		assertThat(this.ledger.inDoubt(begin(new Everything()))).as("those of other runs").isZero();
	}

	private void deliver(Run run, Claim claim) {
		this.ledger.accepted(open(run, claim), new RequestAnswer(null, 1, 0), DeliveryPass.DELIVER);
	}

	@Test
	void unfinishedRunIsFoundUntilItIsDone() {
		Run run = begin(new Everything());
		assertThat(this.runs.unfinished("customers")).contains(run);
		assertThat(this.runs.resume(run)).map(Run::resumed).contains(1);
		assertThat(this.runs.end(run, new RunStatus(RunState.DONE, null, "fine"), RunTotals.EMPTY).message())
			.isEqualTo("fine");
		assertThat(this.runs.unfinished("customers")).isEmpty();
		assertThat(this.runs.lastDone("customers")).map(Run::id).contains(run.id());
		assertThat(this.runs.resume(run)).as("another process has ended it").isEmpty();
		assertThat(this.runs.unfinished("customers")).isEmpty();
	}

	@Test
	void runIsBegunOnceThoughItsCommitWasInDoubt() {
		Run run = begin(new Everything());
		assertThat(begin(new Everything())).isEqualTo(run);
	}

	@ParameterizedTest
	@MethodSource("scopes")
	void whatARunLooksAtIsRemembered(RunScope scope) {
		Run run = begin(scope);
		assertThat(run.scope()).isEqualTo(scope);
		assertThat(this.runs.unfinished("customers")).contains(run);
	}

	@Test
	void runThatIsHeldIsNeitherTakenUpAgainNorEndedOtherwise() {
		Run run = begin(new Everything());
		this.runs.end(run, new RunStatus(RunState.HELD, ProblemCode.HELD_FEWER, "many have gone"), RunTotals.EMPTY);
		assertThat(this.runs.resume(run)).isEmpty();
		RunReport late = this.runs.end(run, new RunStatus(RunState.STOPPED, null, "the lease was lost"),
				RunTotals.EMPTY);
		assertThat(late.state()).isEqualTo(RunState.HELD);
		assertThat(late.message()).isEqualTo("many have gone");
		assertThat(this.runs.unfinished("customers")).isEmpty();
	}

	static Stream<RunScope> scopes() {
		return Stream.of(new Load(), new Everything(), new Part(3, 7, MONDAY), new Replay());
	}

	@Test
	void whatMayBeTwiceIsCountedEvenWithoutAnAnswer() {
		Run run = begin(new Load());
		open(run, claim(ALICE, "1", OLD, null), claim(BOB, "2", OLD, null));
		OpenRequest again = open(run, claim(ALICE, "1", OLD, find(run).recipient(ALICE)));
		assertThat(this.runs.totals(run).maybeTwice()).isEqualTo(1);
		this.ledger.withdrawn(again, RequestOutcome.WITHDRAWN, new RequestAnswer("no", 1, 0));
		assertThat(this.runs.totals(run).maybeTwice()).isZero();
		OpenRequest repeated = open(run, claim(BOB, "2", NEW, find(run).recipient(BOB)));
		this.ledger.repeated(repeated, 2);
		this.ledger.withdrawn(repeated, RequestOutcome.SPLIT, new RequestAnswer("no", 2, 1));
		assertThat(this.runs.totals(run).maybeTwice()).isEqualTo(1);
	}

	@Test
	void duplicatesAreDueWhenTheOwnerIsOlderThanItWas() {
		Run run = begin(new Everything());
		this.ledger.accepted(open(run, claim(ALICE, "1", OLD, null)), new RequestAnswer(null, 1, 0),
				DeliveryPass.DELIVER);
		ChunkResolution resolution = new ChunkResolution();
		resolution.exclude(ExcludedContact.duplicate("2", ALICE));
		this.ledger.resolve(run, resolution, DeliveryPass.DELIVER);
		open(run, claim(ALICE, "1", NEW, find(run).recipient(ALICE)));
		assertThat(find(run).excluded("2")).extracting(ExcludedContact::due).isEqualTo(false);
		open(run, new Claim(ALICE, "1", MONDAY.minusSeconds(1), new ProfileVersion(OLD, "f", null),
				find(run).recipient(ALICE)));
		assertThat(find(run).excluded("2")).extracting(ExcludedContact::due).isEqualTo(true);
	}

	@Test
	void loadCountsAsDeliveredWhatALateAnswerPutsInDoubt() {
		Run run = begin(new Load());
		OpenRequest late = open(run, claim(ALICE, "1", OLD, null));
		this.ledger.waiting(run, List.of("1"));
		OpenRequest second = open(run, claim(ALICE, "1", OLD, find(run).recipient(ALICE)));
		this.ledger.accepted(second, new RequestAnswer(null, 1, 0), DeliveryPass.DELIVER);
		this.ledger.accepted(late, new RequestAnswer(null, 1, 0), DeliveryPass.DELIVER);
		assertThat(this.runs.totals(run).delivered()).isEqualTo(1);
	}

	@Test
	void findsContactsThatTheSourceNoLongerShows() {
		Run run = begin(new Everything());
		this.ledger.accepted(open(run, claim(ALICE, "1", OLD, null), claim(BOB, "2", OLD, null)),
				new RequestAnswer(null, 1, 0), DeliveryPass.DELIVER);
		assertThat(this.slices.missesContacts(run)).isTrue();
		assertThat(this.candidates.knownContacts(run, "", 10)).containsExactly("1", "2");
		assertThat(this.candidates.knownContacts(run, "1", 10)).containsExactly("2");
	}

	private Run begin(RunScope scope) {
		return this.runs.begin(Run.planned(this.key, scope, null, new UUID(5, 5), MONDAY));
	}

	@Test
	void loadThatWasPlannedBeforeAnotherProcessLoadedCompares() {
		Run first = begin(new Load());
		this.ledger.accepted(open(first, claim(ALICE, "1", OLD, null)), new RequestAnswer(null, 1, 0),
				DeliveryPass.LOAD);
		this.runs.end(first, RunStatus.of(RunState.DONE), this.runs.totals(first));
		assertThat(begin(new Load()).scope()).isEqualTo(new Everything());
	}

	@Test
	void rowIsKnownAgainOnceItsProfileIsAcknowledged() {
		Run run = begin(new Load());
		Claim claim = new Claim(ALICE, "1", MONDAY, new ProfileVersion(OLD, "f", 5L), null);
		OpenRequest request = open(run, claim);
		assertThat(saysRow(run, "1", 5)).as("in doubt").isFalse();
		this.ledger.accepted(request, new RequestAnswer(null, 1, 0), DeliveryPass.LOAD);
		assertThat(saysRow(run, "1", 5)).isTrue();
		assertThat(saysRow(run, "1", 6)).isFalse();
		assertThat(saysRow(run, "2", 5)).isFalse();
		OpenRequest other = open(run,
				new Claim(ALICE, "1", MONDAY, new ProfileVersion(NEW, "f", 6L), find(run).recipient(ALICE)));
		assertThat(saysRow(run, "1", 5)).isFalse();
		this.ledger.withdrawn(other, RequestOutcome.WITHDRAWN, new RequestAnswer(null, 1, 0));
		assertThat(saysRow(run, "1", 5)).as("nothing else was said after all").isTrue();
	}

	@Test
	void otherRowThatMakesTheSameIsKnownAgain() {
		Run run = begin(new Load());
		this.ledger.accepted(open(run, claim(ALICE, "1", OLD, null)), new RequestAnswer(null, 1, 0), DeliveryPass.LOAD);
		Delivery said = find(run).recipient(ALICE);
		assertThat(saysRow(run, "1", 7)).isFalse();
		this.ledger.rememberRows(run, Map.of(said, 7L));
		assertThat(saysRow(run, "1", 7)).isTrue();
		assertThat(find(run).recipient(ALICE)).satisfies((delivery) -> assertThat(delivery.says(OLD)).isTrue());
	}

	@Test
	void rowIsNotRememberedOnceSomethingElseWasSaid() {
		Run run = begin(new Load());
		this.ledger.accepted(open(run, claim(ALICE, "1", OLD, null)), new RequestAnswer(null, 1, 0), DeliveryPass.LOAD);
		Delivery said = find(run).recipient(ALICE);
		OpenRequest other = open(run, claim(ALICE, "1", NEW, said));
		this.ledger.rememberRows(run, Map.of(said, 7L));
		this.ledger.accepted(other, new RequestAnswer(null, 1, 0), DeliveryPass.LOAD);
		this.ledger.rememberRows(run, Map.of(said, 7L));
		assertThat(saysRow(run, "1", 7)).isFalse();
	}

	@Test
	void onlyContactsOfWhomNothingElseIsRememberedAreAsBefore() {
		Run run = begin(new Everything());
		Claim one = new Claim(ALICE, "1", MONDAY, new ProfileVersion(OLD, "f", 5L), null);
		Claim two = new Claim(BOB, "2", MONDAY, new ProfileVersion(OLD, "f", 5L), null);
		this.ledger.accepted(open(run, one, two), new RequestAnswer(null, 1, 0), DeliveryPass.DELIVER);
		List<String> keys = List.of("1", "2", "3");
		assertThat(this.ledger.changedRows(run.key(), run.id(), keys, Arrays.asList(5L, 5L, 5L)))
			.isEqualTo(new ChangedRows(Set.of("3"), Set.of()));
		assertThat(this.ledger.changedRows(run.key(), run.id(), keys, Arrays.asList(null, 6L, null)))
			.isEqualTo(new ChangedRows(Set.copyOf(keys), Set.of()));
		this.chunk.addCandidates(run, List.of(Candidate.of("1", CandidateCause.CHANGED, Set.of(ProfileField.NAME))));
		ChunkResolution resolution = new ChunkResolution();
		resolution.exclude(ExcludedContact.duplicate("2", ALICE));
		this.ledger.resolve(run, resolution, DeliveryPass.LOAD);
		assertThat(this.ledger.changedRows(run.key(), run.id(), keys, Arrays.asList(5L, 5L, 5L)))
			.isEqualTo(new ChangedRows(Set.copyOf(keys), Set.of("1")));
	}

	@Test
	void contactThatOwnsTwoRecipientsIsNotAsBefore() {
		Run run = begin(new Everything());
		ProfileVersion version = new ProfileVersion(OLD, "f", 5L);
		this.ledger.accepted(
				open(run, new Claim(ALICE, "1", MONDAY, version, null), new Claim(BOB, "1", MONDAY, version, null)),
				new RequestAnswer(null, 1, 0), DeliveryPass.DELIVER);
		assertThat(saysRow(run, "1", 5)).isFalse();
	}

	/** What is looked up and what is compared in the database agree. */
	private boolean saysRow(Run run, String key, long rowHash) {
		boolean says = find(run).saysRow(key, rowHash);
		assertThat(this.ledger.changedRows(run.key(), run.id(), List.of(key), List.of(rowHash)).contacts().isEmpty())
			.isEqualTo(says);
		return says;
	}

	private LedgerSnapshot find(Run run) {
		return this.ledger.find(run.key(), this.ledger.find(run.key(), List.of("1", "2", "3")), List.of(ALICE, BOB));
	}

	private OpenRequest open(Run run, Claim... claims) {
		return this.ledger.open(run, List.of(claims), 100).orElseThrow();
	}

	private static Claim claim(UUID recipient, String key, UUID fingerprint, @Nullable Delivery seen) {
		return new Claim(recipient, key, MONDAY, new ProfileVersion(fingerprint, "a".repeat(24), null), seen);
	}

}
