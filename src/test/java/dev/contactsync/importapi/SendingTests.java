package dev.contactsync.importapi;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import dev.contactsync.contact.Failure;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.testing.Destinations;
import dev.contactsync.testing.FakeImportApi;
import dev.contactsync.testing.ImportAnswer;
import dev.contactsync.testing.ImportRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(OutputCaptureExtension.class)
class SendingTests {

	private final FakeTime time = new FakeTime();

	private final FakeImportApi server = FakeImportApi.start();

	private final List<Integer> announced = new ArrayList<>();

	private final List<Instant> waits = new ArrayList<>();

	@TempDir
	private Path folder;

	private ImportApi account = open();

	private ContactImporter api = this.account.session();

	@AfterEach
	void close() {
		this.account.close();
		this.server.close();
	}

	@Test
	void deliversContacts() {
		assertThat(send(1, 2)).isEqualTo(new SendResult(new SendOutcome.Accepted(), 1, 0));
		assertThat(this.server.accepted()).containsOnlyKeys(Bodies.recipient(1), Bodies.recipient(2));
		assertThat(this.server.violations()).isEmpty();
	}

	@Test
	void sendsTheHeadersOfTheCall() {
		send(1);

		ImportRequest request = lastRequest();
		assertThat(request.headers().getFirst("Authorization")).isEqualTo("Bearer " + FakeImportApi.TOKEN);
		assertThat(request.headers().getFirst("authtype")).isEqualTo("Key");
		assertThat(request.headers().getFirst("Content-Type")).isEqualTo("application/json");
		assertThat(request.headers()).doesNotContainKeys("Accept-Encoding", "Transfer-Encoding", "Botid", "Upgrade");
		assertThat(request.query()).isEmpty();
	}

	@Test
	void sendsTheBotIdAsHeaderAndParameterWhenSet() {
		reopen("bot-id=bot+1");

		send(1);

		assertThat(lastRequest().headers().getFirst("botId")).isEqualTo("bot+1");
		assertThat(lastRequest().query()).isEqualTo("botId=bot+1");
	}

	@Test
	void asksForHalvesWhenSeveralContactsAreRefused() {
		this.server.answerWith((request) -> ImportAnswer.failure(413, "too large"));

		assertThat(send(1, 2)).isEqualTo(new SendResult(new SendOutcome.Split(413, "too large"), 1, 0));
	}

	@Test
	void refusesASingleContactWithTheApisMessage() {
		this.server.answerWith((request) -> ImportAnswer.failure(422, "number 7700900001 is wrong"));

		assertThat(send(1)).isEqualTo(new SendResult(new SendOutcome.Refused(422, "number *** is wrong"), 1, 0));
	}

	@Test
	void sendsAgainWhatWasNotApplied() {
		this.server.next(2, ImportAnswer.status(503));
		this.server.next(1, ImportAnswer.status(429));

		assertThat(send(1)).isEqualTo(new SendResult(new SendOutcome.Accepted(), 4, 0));
		assertThat(this.announced).containsExactly(1, 2, 3, 4);
		assertThat(this.server.requestCount()).isEqualTo(4);
	}

	@Test
	void saysWhyAndUntilWhenItWaits(CapturedOutput log) {
		this.server.next(1, ImportAnswer.failure(429, "slow down, +911234567890").header("Retry-After", "90"));

		send(1);

		assertThat(log).containsOnlyOnce("is not accepting contacts (slow down, +***)")
			.contains("nothing is sent until 2026-11-22T02:01:30Z");
	}

	@Test
	void sendsTheSameBytesAgainWhenTheAnswerIsLost() {
		this.server.next(1, ImportAnswer.dropAfterApplying());

		assertThat(send(1)).isEqualTo(new SendResult(new SendOutcome.Accepted(), 2, 1));
		List<ImportRequest> requests = this.server.requests();
		assertThat(requests).hasSize(2);
		assertThat(requests.get(0).body()).isEqualTo(requests.get(1).body());
	}

	@Test
	void leavesInDoubtWhatHasNoUsableAnswerAfterFourTries() {
		this.server.answerWith((request) -> ImportAnswer.failure(500, "oops"));

		assertThat(send(1)).isEqualTo(new SendResult(new SendOutcome.InDoubt("oops"), 4, 4));
		assertThat(this.server.requestCount()).isEqualTo(4);
	}

	@Test
	void stopsWhenPatienceIsOver() {
		this.server.answerWith((request) -> ImportAnswer.status(503));

		SendOutcome.Stop stop = stopOf(send(1));

		assertThat(stop.failure()).isEqualTo(Failure.UNAVAILABLE);
		assertThat(stop.message()).contains("30 minutes", "HTTP 503", "contact-sync.destinations.bp.patience");
		assertThat(this.time.passed()).isEqualTo(Duration.ofMinutes(30));
	}

	@Test
	void sendsNothingMoreWhenPatienceIsOverUntilTheNextRunBegins() {
		this.server.answerWith((request) -> ImportAnswer.status(503));
		send(1);
		int requests = this.server.requestCount();
		this.server.answerWith((request) -> ImportAnswer.accepted());

		assertThat(stopOf(send(1)).failure()).isEqualTo(Failure.UNAVAILABLE);
		assertThat(this.server.requestCount()).isEqualTo(requests);

		assertThat(this.api.preflight()).isEmpty();
		assertThat(send(1).outcome()).isEqualTo(new SendOutcome.Accepted());
	}

	@Test
	void countsPatienceFromTheFirstTroubleAndNotFromTheStart() {
		this.time.pass(Duration.ofHours(5));
		this.server.next(1, ImportAnswer.status(503));

		assertThat(send(1).outcome()).isEqualTo(new SendOutcome.Accepted());
	}

	@Test
	void waitsWhenNothingListens() {
		URI nobody = this.server.baseUrl();
		this.server.close();
		ImportApi lonely = open(Destinations.at(nobody, "patience=1m"));

		SendResult sending = lonely.session().send(Bodies.of(1), 1, this.announced::add);

		assertThat(stopOf(sending).failure()).isEqualTo(Failure.UNAVAILABLE);
		assertThat(sending.unanswered()).isZero();
		assertThat(this.announced).hasSize(sending.posts()).hasSizeGreaterThan(2);
		lonely.close();
	}

	@Test
	void waitsWhenTheNameIsUnknown() {
		reopenAt(URI.create("https://nobody.invalid"), "patience=5s");

		SendResult sending = send(1);

		assertThat(stopOf(sending).failure()).isEqualTo(Failure.UNAVAILABLE);
		assertThat(sending.unanswered()).isZero();
	}

	@Test
	void waitsAsLongAsItIsAskedTo() {
		this.server.next(1, ImportAnswer.status(429).header("Retry-After", "7"));

		assertThat(send(1).posts()).isEqualTo(2);
		assertThat(this.time.passed()).isEqualTo(Duration.ofSeconds(7));
	}

	@Test
	void stopsWhenItIsAskedToWaitForLongAndKeepsTheWait() {
		this.server.answerWith((request) -> ImportAnswer.status(429).header("Retry-After", "86400"));
		this.account.shareWaits(null, this.waits::add);

		SendResult sending = send(1);

		assertThat(stopOf(sending).code()).isEqualTo(ProblemCode.API_ASKS_TO_WAIT);
		assertThat(sending.posts()).isEqualTo(1);
		assertThat(this.waits).containsExactly(FakeTime.START.plus(Duration.ofDays(1)));
	}

	@Test
	void sendsNothingInsideAWaitOfAnEarlierProcess() {
		this.account.shareWaits(FakeTime.START.plus(Duration.ofDays(1)), this.waits::add);

		assertThat(stopOf(send(1)).code()).isEqualTo(ProblemCode.API_ASKS_TO_WAIT);
		assertThat(this.api.preflight()).isPresent();
		assertThat(this.server.requestCount() + this.server.preflights()).isZero();

		this.time.pass(Duration.ofHours(23).plusMinutes(45));
		assertThat(send(1).outcome()).isEqualTo(new SendOutcome.Accepted());
		assertThat(this.time.passed()).isEqualTo(Duration.ofDays(1));
		assertThat(this.waits).isEmpty();
	}

	@Test
	void asksAgainAfterADayHoweverLongItIsAskedToWait() {
		this.server.next(1, ImportAnswer.status(429).header("Retry-After", "2592000"));
		this.account.shareWaits(null, this.waits::add);

		assertThat(stopOf(send(1)).code()).isEqualTo(ProblemCode.API_ASKS_TO_WAIT);
		assertThat(this.waits).containsExactly(FakeTime.START.plus(Duration.ofDays(1)));

		this.time.pass(Duration.ofHours(23).plusMinutes(45));
		assertThat(this.api.preflight()).isEmpty();
		assertThat(this.time.passed()).isEqualTo(Duration.ofDays(1));
	}

	@Test
	void asksAgainAtOnceWhenTheWaitIsForgotten() {
		this.account.shareWaits(FakeTime.START.plus(Duration.ofDays(1)), this.waits::add);
		assertThat(stopOf(send(1)).code()).isEqualTo(ProblemCode.API_ASKS_TO_WAIT);

		this.account.endWait();

		assertThat(send(1).outcome()).isEqualTo(new SendOutcome.Accepted());
		assertThat(this.time.passed()).isLessThan(Duration.ofSeconds(1));
	}

	@ParameterizedTest
	@ValueSource(ints = { -1, 1 })
	void clockThatIsSetChangesNoWait(int direction) {
		SetClock clock = new SetClock(this.time);
		this.account.close();
		this.account = new ImportApi("bp", Destinations.at(this.server.baseUrl()), clock, this.time, null, this.time,
				() -> 0.5);
		this.api = this.account.session();
		this.server.answerWith((request) -> {
			clock.set(Duration.ofHours(direction));
			return switch (request.number()) {
				case 2 -> ImportAnswer.status(503);
				case 4 -> ImportAnswer.status(429).header("Retry-After", "90");
				case 6 -> ImportAnswer.dropAfterApplying();
				default -> ImportAnswer.accepted();
			};
		});

		for (int i = 0; i < 5; i++) {
			assertThat(send(1).outcome()).isEqualTo(new SendOutcome.Accepted());
		}

		assertThat(this.server.requestCount()).isEqualTo(8);
		assertThat(this.time.passed()).isBetween(Duration.ofSeconds(91), Duration.ofSeconds(100));
	}

	@Test
	void waitIsKeptByTheClockOfTheMachine() {
		SetClock clock = new SetClock(this.time);
		clock.set(Duration.ofHours(-1));
		this.account.close();
		this.account = new ImportApi("bp", Destinations.at(this.server.baseUrl()), clock, this.time, null, this.time,
				() -> 0.5);
		this.account.shareWaits(clock.instant().plusSeconds(7), this.waits::add);
		this.server.next(1, ImportAnswer.status(429).header("Retry-After", "60"));

		assertThat(this.account.session().send(Bodies.of(1), 1, this.announced::add).posts()).isEqualTo(2);

		assertThat(this.time.passed()).isEqualTo(Duration.ofSeconds(67));
		assertThat(this.waits).containsExactly(clock.instant());
	}

	/** The clock of a machine, which somebody sets. */
	private static final class SetClock extends Clock {

		private final Clock time;

		private volatile Duration offset = Duration.ZERO;

		private SetClock(Clock time) {
			this.time = time;
		}

		private void set(Duration by) {
			this.offset = this.offset.plus(by);
		}

		@Override
		public Instant instant() {
			return this.time.instant().plus(this.offset);
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			throw new UnsupportedOperationException();
		}

	}

	@Test
	void saysThatItWaitsAndWhy() {
		this.server.answerWith((request) -> ImportAnswer.failure(503, "maintenance").header("Retry-After", "86400"));

		send(1);

		assertThat(this.api.waiting()).contains(new ApiWait("maintenance", FakeTime.START.plus(Duration.ofDays(1))));
	}

	@Test
	void takesTheTokenFromItsFileOnceMoreWhenItIsNotAccepted() throws IOException {
		Path file = Files.writeString(this.folder.resolve("token"), FakeImportApi.TOKEN);
		reopen("token=", "token-file=" + file);
		this.server.token("another-fake-token");
		Files.writeString(file, "another-fake-token\n");

		assertThat(send(1)).isEqualTo(new SendResult(new SendOutcome.Accepted(), 2, 0));
	}

	@Test
	void stopsWhenTheTokenIsNotAcceptedAfterOneReload() throws IOException {
		Path file = Files.writeString(this.folder.resolve("token"), FakeImportApi.TOKEN);
		reopen("token=", "token-file=" + file);
		this.server.answerWith((request) -> ImportAnswer.failure(403, "not with " + FakeImportApi.TOKEN));

		SendResult sending = send(1);

		assertThat(stopOf(sending).failure()).isEqualTo(Failure.TOKEN);
		assertThat(stopOf(sending).message()).contains("contact-sync.destinations.bp.token", "not with ***")
			.doesNotContain(FakeImportApi.TOKEN);
		assertThat(sending.posts()).isEqualTo(2);
	}

	@Test
	void stopsAtOnceWhenTheTokenIsNotAcceptedAndHasNoFile() {
		this.server.token("another-fake-token");

		SendResult sending = send(1);

		assertThat(stopOf(sending).failure()).isEqualTo(Failure.TOKEN);
		assertThat(sending.posts()).isEqualTo(1);
	}

	@Test
	void followsNoRedirect() {
		try (FakeImportApi other = FakeImportApi.start()) {
			this.server.answerWith(
					(request) -> ImportAnswer.status(302).header("Location", other.baseUrl() + "/inbox/users/import"));

			assertThat(stopOf(send(1)).failure()).isEqualTo(Failure.UNEXPECTED_RESPONSE);
			assertThat(other.requestCount()).isZero();
		}
	}

	@Test
	void passesOnWhatIsThrownBeforeAPostAndSendsNothing() {
		assertThatThrownBy(() -> this.api.send(Bodies.of(1), 1, (attempt) -> {
			throw new IllegalStateException("lease lost");
		})).hasMessage("lease lost");
		assertThat(this.server.requestCount()).isZero();

		assertThat(send(1).outcome()).isEqualTo(new SendOutcome.Accepted());
	}

	@Test
	void doesNotLeaveInsideAWaitThatBeginsJustBeforeThePost() {
		this.api.send(Bodies.of(1), 1, (attempt) -> {
			this.announced.add(attempt);
			this.account.shareWaits(FakeTime.START.plusSeconds(7), this.waits::add);
			return true;
		});

		assertThat(this.announced).containsExactly(1, 1);
		assertThat(this.time.passed()).isEqualTo(Duration.ofSeconds(7));
		assertThat(this.server.requestCount()).isEqualTo(1);
	}

	@Test
	void sendsNothingAfterItWasStopped() {
		this.api.stop();

		assertThat(stopOf(send(1)).failure()).isEqualTo(Failure.TRY_LATER);
		assertThat(this.server.requestCount()).isZero();
	}

	@Test
	void beginsARunWithACallThatOnlyReads() {
		assertThat(this.api.preflight()).isEmpty();
		assertThat(this.server.preflights()).isEqualTo(1);
		assertThat(this.server.requestCount()).isZero();
	}

	@Test
	void beginsARunWithoutThatCallWhenItIsSwitchedOff() {
		reopen("preflight=false");

		assertThat(this.api.preflight()).isEmpty();
		assertThat(this.server.preflights()).isZero();
	}

	@Test
	void findsAWrongTokenOrHostBeforeTheFirstPost() {
		this.server.answerPreflight(ImportAnswer.status(302));
		assertThat(this.api.preflight()).map(SendOutcome.Stop::failure).contains(Failure.UNEXPECTED_RESPONSE);

		this.server.token("another-fake-token");
		assertThat(this.api.preflight()).map(SendOutcome.Stop::failure).contains(Failure.TOKEN);
	}

	@Test
	void beginsARunAlthoughTheReadingCallIsUnknownToTheApi() {
		for (ImportAnswer answer : List.of(ImportAnswer.failure(404, "no"), ImportAnswer.failure(400, "no"),
				ImportAnswer.json(200, "[]"))) {
			this.server.answerPreflight(answer);

			assertThat(this.api.preflight()).isEmpty();
		}
	}

	@Test
	void doesNotBeginARunWhenTheApiIsNotAvailable() {
		this.server.answerPreflight(ImportAnswer.status(502));

		assertThat(this.api.preflight()).map(SendOutcome.Stop::failure).contains(Failure.UNAVAILABLE);
		assertThat(this.server.preflights()).isLessThan(20);
	}

	private SendResult send(int... numbers) {
		return this.api.send(Bodies.of(numbers), numbers.length, this.announced::add);
	}

	private static SendOutcome.Stop stopOf(SendResult sending) {
		assertThat(sending.outcome()).isInstanceOf(SendOutcome.Stop.class);
		return (SendOutcome.Stop) sending.outcome();
	}

	private ImportRequest lastRequest() {
		return this.server.requests().get(this.server.requestCount() - 1);
	}

	private void reopen(String... settings) {
		reopenAt(this.server.baseUrl(), settings);
	}

	private void reopenAt(URI baseUrl, String... settings) {
		this.account.close();
		this.account = open(Destinations.at(baseUrl, settings));
		this.api = this.account.session();
	}

	private ImportApi open() {
		return open(Destinations.at(this.server.baseUrl()));
	}

	private ImportApi open(DestinationSettings settings) {
		return new ImportApi("bp", settings, this.time, this.time, null, this.time, () -> 0.5);
	}

}
