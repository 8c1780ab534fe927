package dev.contactsync.job;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.contactsync.launch.RunRequest;
import dev.contactsync.launch.RunResult;
import dev.contactsync.runs.RunTotals;
import dev.contactsync.testing.ImportAnswer;
import dev.contactsync.testing.ImportRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of contacts when it is unknown whether the API has applied a request. */
class InDoubtTests extends SyncSetUp {

	@BeforeEach
	void shortenWaits() {
		waitsAreShort();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "drop", "502", "drop before" })
	void answerThatIsNotUsableIsFollowedByTheSameBytes(String answer) {
		insert(1, 10);
		this.api.next(1, unusable(answer));
		RunResult result = run();
		RunTotals totals = done(result);
		assertThat(result.exitCode()).isZero();
		assertThat(totals.delivered()).isEqualTo(10);
		assertThat(totals.requests()).isEqualTo(1);
		assertThat(totals.retries()).isEqualTo(1);
		assertThat(totals.maybeTwice()).isEqualTo(10);
		assertThat(this.api.requests()).hasSize(2);
		assertThat(this.api.requests().get(1).body()).isEqualTo(this.api.requests().get(0).body());
		assertDestinationEqualsSource();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "drop", "502", "drop before" })
	void contactsInDoubtAreSentAgainAtTheEndOfTheRun(String answer) {
		insert(1, 30);
		destination("request-size", 10);
		destination("in-flight", 1);
		this.api.next(4, unusable(answer));
		RunResult result = run();
		RunTotals totals = done(result);
		assertThat(result.exitCode()).isZero();
		assertThat(totals.delivered()).isEqualTo(30);
		assertThat(totals.maybeTwice()).as("each once, however often it was posted").isEqualTo(10);
		assertThat(this.api.requests()).hasSize(4 + 3);
		assertThat(this.api.requests().get(6).recipients()).isEqualTo(this.api.requests().get(0).recipients());
		assertThat(deliveries("in doubt")).isEmpty();
		assertDestinationEqualsSource();
	}

	/** How many there are, of which one or none cannot be answered, and the limit. */
	@ParameterizedTest
	@CsvSource({ "10, 1, 100, 69", "10, 1, 10, 69", "10, 1, 5, 69", "10, 0, 5, 0", "10, 9, 5, 0" })
	void limitExcusesOnlyThoseBeyondIt(int contacts, int culprit, int limit, int exitCode) {
		insert(1, contacts);
		failsFor(culprit);
		destination("in-flight", 1);
		RunResult result = runner().run(new RunRequest.Update("customers", false, limit, false)).get(0);
		assertThat(result.exitCode()).as(result.message()).isEqualTo(exitCode);
		assertThat(done(result).balance()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "8, 1", "8, 8", "100, 1", "100, 64", "100, 100" })
	void contactThatTheApiCannotAnswerCostsItselfOnly(int contacts, int culprit) {
		insert(1, contacts);
		insert(1001, 1001);
		failsFor(culprit);
		destination("request-size", contacts);
		destination("in-flight", 1);
		RunResult result = run();
		RunTotals totals = done(result);
		assertThat(result.exitCode()).isEqualTo(69);
		assertThat(totals.delivered()).isEqualTo(contacts);
		assertThat(totals.pending()).isEqualTo(1);
		assertThat(excluded()).isEmpty();
		assertThat(deliveries("in doubt")).containsExactly(String.valueOf(culprit));
		assertDestinationEqualsSource(culprit);
		assertThat(this.api.lastRequest()).satisfies((request) -> assertThat(request.recipients()).hasSize(1));
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 4, 8 })
	void severalContactsThatTheApiCannotAnswerCostThemselvesOnly(int culprits) {
		insert(1, 200);
		Integer[] spread = IntStream.range(0, culprits).mapToObj((i) -> 3 + i * 100 / culprits).toArray(Integer[]::new);
		failsFor(spread);
		destination("in-flight", 1);
		RunResult result = run();
		RunTotals totals = done(result);
		assertThat(result.exitCode()).isEqualTo(69);
		assertThat(totals.delivered()).isEqualTo(200 - culprits);
		assertThat(deliveries("in doubt")).hasSize(culprits);
		assertDestinationEqualsSource(spread);
	}

	@Test
	void culpritTravelsAloneInTheNextRun() {
		insert(1, 20);
		failsFor(7);
		destination("request-size", 10);
		destination("in-flight", 1);
		assertThat(run().exitCode()).isEqualTo(69);
		update("UPDATE customer SET city = 'Oslo' WHERE id < 10");
		int before = this.api.requestCount();
		RunResult second = run();
		assertThat(second.exitCode()).isEqualTo(69);
		assertThat(done(second).delivered()).isEqualTo(8);
		List<ImportRequest> requests = this.api.requests().subList(before, this.api.requestCount());
		assertThat(requests).allSatisfy((request) -> {
			if (request.recipients().contains(Contacts.recipient(7))) {
				assertThat(request.recipients()).hasSize(1);
			}
		});
		assertDestinationEqualsSource(7);
		this.api.answerWith((request) -> ImportAnswer.accepted());
		RunResult third = run();
		assertThat(third.exitCode()).isZero();
		assertThat(done(third).delivered()).isEqualTo(1);
		assertThat(deliveries("in doubt")).isEmpty();
		assertDestinationEqualsSource();
	}

	@ParameterizedTest
	@CsvSource({ "true", "false" })
	void whatWasSaidBeforeADoubtIsSaidAgain(boolean applied) {
		insert(1, 3);
		done(run());
		update("UPDATE customer SET city = 'Oslo' WHERE id = 2");
		this.api
			.answerWith((request) -> applied ? ImportAnswer.status(502).applying() : ImportAnswer.dropBeforeApplying());
		assertThat(run().exitCode()).isEqualTo(69);
		update("UPDATE customer SET city = 'Pune' WHERE id = 2");
		this.api.answerWith((request) -> ImportAnswer.accepted());
		int before = this.api.requestCount();
		List<RunResult> results = runner().run(RunRequest.update("customers"));
		assertThat(results).allSatisfy((result) -> done(result));
		assertThat(this.api.requestCount()).isEqualTo(before + 1);
		assertThat(this.api.lastRequest())
			.satisfies((request) -> assertThat(request.recipients()).containsExactly(Contacts.recipient(2)));
		assertDestinationEqualsSource();
		assertThat(done(run()).requests()).isZero();
	}

	private void failsFor(Integer... culprits) {
		Set<String> recipients = Stream.of(culprits).map(Contacts::recipient).collect(Collectors.toSet());
		this.api.answerWith((request) -> request.recipients().stream().anyMatch(recipients::contains)
				? ImportAnswer.failure(500, "Internal server error") : ImportAnswer.accepted());
	}

	private static ImportAnswer unusable(String answer) {
		return switch (answer) {
			case "{}" -> ImportAnswer.json(200, "{}").applying();
			case "drop" -> ImportAnswer.dropAfterApplying();
			case "drop before" -> ImportAnswer.dropBeforeApplying();
			default -> ImportAnswer.status(502).applying();
		};
	}

}
