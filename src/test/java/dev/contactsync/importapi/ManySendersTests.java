package dev.contactsync.importapi;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import dev.contactsync.contact.Failure;
import dev.contactsync.contact.SteadyClock;
import dev.contactsync.testing.Destinations;
import dev.contactsync.testing.FakeImportApi;
import dev.contactsync.testing.ImportAnswer;
import dev.contactsync.testing.ImportRequest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.ssl.DefaultSslBundleRegistry;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class ManySendersTests {

	private static final int SENDERS = 4;

	private final FakeTime time = new FakeTime();

	private final FakeImportApi server = FakeImportApi.start();

	private final ExecutorService threads = Executors.newFixedThreadPool(SENDERS * 2);

	@AfterEach
	void close() {
		this.threads.shutdownNow();
		this.server.close();
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, 0.5, 1 })
	void tryTenTimesAtMostInAnOutageOfTwentyMinutesAndThenGoOn(double chance) throws Exception {
		Instant end = FakeTime.START.plus(Duration.ofMinutes(20));
		this.server.clock(this.time);
		this.server.answerWith(
				(request) -> request.arrived().isBefore(end) ? ImportAnswer.status(503) : ImportAnswer.accepted());
		try (ImportApi api = open(chance)) {
			assertThat(send(api, SENDERS, 40)).allMatch((sending) -> sending.outcome() instanceof SendOutcome.Accepted);
		}

		assertThat(arrivals()).filteredOn((arrived) -> arrived.isBefore(end)).hasSizeLessThanOrEqualTo(10);
		assertThat(this.server.timesAccepted().values()).hasSize(40).allMatch((times) -> times == 1);
	}

	@Test
	void sendNothingInsideAWaitThatOneOfThemWasAskedFor() throws Exception {
		this.server.clock(this.time);
		this.server.answerWith((request) -> (request.number() == 1)
				? ImportAnswer.status(429).header("Retry-After", "600") : ImportAnswer.accepted());
		try (ImportApi api = open(0, "in-flight=1")) {
			send(api, SENDERS, 12);
		}

		assertThat(arrivals()).hasSize(13);
		assertThat(arrivals().subList(1, 13)).allMatch((at) -> !at.isBefore(FakeTime.START.plusSeconds(600)));
	}

	@Test
	void holdTheNumberInFlight() throws Exception {
		this.server.answerWith((request) -> ImportAnswer.accepted().delayed(Duration.ofMillis(20)));
		try (ImportApi api = open(0, "in-flight=2", "requests-per-second=1000")) {
			send(api, SENDERS, 20);
		}

		assertThat(this.server.mostConcurrent()).isLessThanOrEqualTo(2);
		assertThat(this.server.requestCount()).isEqualTo(20);
	}

	@Test
	void keepThePaceTogether() throws Exception {
		try (ImportApi api = open(0)) {
			send(api, SENDERS, 51);
		}

		assertThat(this.time.passed()).isGreaterThanOrEqualTo(Duration.ofMillis(9_800));
	}

	@Test
	void goSlowerWhenTheApiFindsThemTooFastAndRecover() throws Exception {
		this.server.next(3, ImportAnswer.status(429));
		try (ImportApi api = open(0, "in-flight=1")) {
			api.session().send(Bodies.of(1), 1, (attempt) -> {
				return true;
			});
			Duration before = this.time.passed();
			send(api, 1, 10);
			Duration slow = this.time.passed().minus(before);
			send(api, 1, 90);
			before = this.time.passed();
			send(api, 1, 10);

			assertThat(slow).isGreaterThan(Duration.ofSeconds(6));
			assertThat(this.time.passed().minus(before)).isBetween(Duration.ofMillis(1_600), Duration.ofMillis(2_400));
		}
	}

	@Test
	void passWhileOneRequestHasNoUsableAnswer() throws Exception {
		this.server.answerWith((request) -> request.recipients().contains(Bodies.recipient(7))
				? ImportAnswer.failure(500, "oops") : ImportAnswer.accepted());
		try (ImportApi api = open(0.5)) {
			List<SendResult> sendings = send(api, SENDERS, 40);

			assertThat(sendings.get(7)).isEqualTo(new SendResult(new SendOutcome.InDoubt("oops"), 4, 4));
			assertThat(sendings).filteredOn((sending) -> sending.outcome() instanceof SendOutcome.Accepted).hasSize(39);
		}
	}

	@Test
	void goOnButHoldBackWhenTooMuchIsRepetition() throws Exception {
		this.server
			.answerWith((request) -> (request.number() % 2 == 1) ? ImportAnswer.status(500) : ImportAnswer.accepted());
		try (ImportApi api = open(0, "requests-per-second=1000", "in-flight=1")) {
			assertThat(send(api, 1, 20)).allMatch((sending) -> sending.outcome() instanceof SendOutcome.Accepted);
		}

		// 20 waits of a second each, and where the budget is spent the breaker's two
		assertThat(this.time.passed()).isGreaterThan(Duration.ofSeconds(24));
	}

	@Test
	void countEveryPostThatTheServerSaw() throws Exception {
		this.server.answerWith((request) -> switch (request.number() % 7) {
			case 1 -> ImportAnswer.dropAfterApplying();
			case 3 -> ImportAnswer.status(503);
			case 5 -> ImportAnswer.dropBeforeApplying();
			default -> ImportAnswer.accepted();
		});
		try (ImportApi api = open(0.5)) {
			List<SendResult> sendings = send(api, SENDERS, 100);

			assertThat(sendings.stream().mapToInt(SendResult::posts).sum()).isEqualTo(this.server.requestCount());
			assertThat(sendings.stream().mapToInt(SendResult::unanswered).sum())
				.isGreaterThanOrEqualTo(this.server.timesAccepted().values().stream().mapToInt((n) -> n - 1).sum());
		}
	}

	@Test
	void endTheirWaitsAtOnceWhenAskedToStop() throws Exception {
		this.server.answerWith((request) -> ImportAnswer.status(503).header("Retry-After", "300"));
		try (ImportApi api = ImportApi.open("bp", Destinations.at(this.server.baseUrl()), Clock.systemUTC(), SteadyClock.from(Clock.systemUTC()),
				new DefaultSslBundleRegistry())) {
			ContactImporter session = api.session();
			Future<List<SendResult>> sendings = this.threads.submit(() -> send(session, SENDERS, SENDERS));
			Awaitility.await().until(() -> session.waiting().isPresent());

			session.stop();

			assertThat(sendings.get()).extracting(SendResult::outcome)
				.allSatisfy((outcome) -> assertThat(outcome).isInstanceOfSatisfying(SendOutcome.Stop.class,
						(stop) -> assertThat(stop.failure()).isEqualTo(Failure.TRY_LATER)));
		}
	}

	@Test
	void haveTheAnswerOfARequestUnderWayWhenAskedToStop() throws Exception {
		try (ImportApi api = open(0)) {
			ContactImporter session = api.session();
			this.server.answerWith((request) -> {
				session.stop();
				return ImportAnswer.accepted();
			});

			assertThat(send(session, 1, 2)).extracting(SendResult::posts).containsExactly(1, 0);
		}
	}

	@Test
	void goOnWhenOnlyAnotherRunIsAskedToStop() throws Exception {
		try (ImportApi api = open(0)) {
			ContactImporter stopped = api.session();
			stopped.stop();

			assertThat(send(stopped, 1, 1)).extracting(SendResult::posts).containsExactly(0);
			assertThat(send(api, 1, 2)).allMatch((sending) -> sending.outcome() instanceof SendOutcome.Accepted);
		}
	}

	@Test
	void endWhenTheThreadIsInterrupted() {
		Thread.currentThread().interrupt();
		try (ImportApi api = open(0)) {
			SendResult sending = api.session().send(Bodies.of(1), 1, (attempt) -> {
				return true;
			});

			assertThat(sending.outcome()).isInstanceOfSatisfying(SendOutcome.Stop.class,
					(stop) -> assertThat(stop.failure()).isEqualTo(Failure.TRY_LATER));
			assertThat(Thread.interrupted()).isTrue();
		}
	}

	private List<SendResult> send(ImportApi account, int senders, int contacts) throws Exception {
		return send(account.session(), senders, contacts);
	}

	private List<SendResult> send(ContactImporter api, int senders, int contacts) throws Exception {
		ExecutorService pool = Executors.newFixedThreadPool(senders);
		try {
			List<Callable<SendResult>> work = IntStream.range(0, contacts)
				.<Callable<SendResult>>mapToObj((number) -> () -> api.send(Bodies.of(number), 1, (attempt) -> {
					return true;
				}))
				.toList();
			List<SendResult> sendings = new ArrayList<>();
			for (Future<SendResult> sending : pool.invokeAll(work)) {
				sendings.add(sending.get());
			}
			return sendings;
		}
		finally {
			pool.shutdownNow();
		}
	}

	private List<Instant> arrivals() {
		return this.server.requests().stream().map(ImportRequest::arrived).toList();
	}

	private ImportApi open(double chance, String... settings) {
		return new ImportApi("bp", Destinations.at(this.server.baseUrl(), settings), this.time, this.time, null, this.time,
				() -> chance);
	}

}
