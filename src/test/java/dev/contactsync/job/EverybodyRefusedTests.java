package dev.contactsync.job;

import java.util.List;

import dev.contactsync.launch.RunRequest;
import dev.contactsync.launch.RunResult;
import dev.contactsync.runs.RunTotals;
import dev.contactsync.testing.ImportAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** When refusals are about the settings, and when about the contacts. */
class EverybodyRefusedTests extends SyncSetUp {

	/** Of 100 contacts, 20 stand alone after this many requests: 20 leaves of a tree. */
	private static final int UNTIL_TWENTY_STAND_ALONE = 2 * 20 + 5;

	/**
	 * The most requests are those of one worker until 20 contacts of its stand alone, of
	 * three others each until the next would be refused, which is under way, and of a
	 * fifth that waits to post it: 44 + 3 * 8 + 7 of 100 contacts a request.
	 */
	@ParameterizedTest
	@CsvSource({ "1, 23", "2, 37", "10, 57", "100, 75" })
	void firstLoadStopsAfterTwentyRefusals(int requestSize, int most) {
		insert(1, 2000);
		destination("request-size", requestSize);
		sync("chunk-size", 100);
		refuseAll("attributes must be a map");
		assertStops(run());
		assertThat(this.api.requestCount()).isBetween(20, most);
		this.api.answerWith((request) -> ImportAnswer.accepted());
		assertThat(done(runner().run(new RunRequest.Restart("customers")).get(0)).delivered()).isEqualTo(2000);
		assertDestinationEqualsSource();
		assertThat(done(run()).requests()).isZero();
	}

	@Test
	void laterRunStopsAfterTwentyRefusals() {
		insert(1, 100);
		done(run());
		update("UPDATE customer SET city = 'Oslo' WHERE id <= 60");
		refuseAll("attributes must be a map");
		int before = this.api.requestCount();
		for (int night = 0; night < 2; night++) {
			assertStops(run());
		}
		assertThat(this.api.requestCount() - before).isLessThanOrEqualTo(2 * UNTIL_TWENTY_STAND_ALONE);
		this.api.answerWith((request) -> ImportAnswer.accepted());
		RunTotals totals = done(runner().run(new RunRequest.Restart("customers")).get(0));
		assertThat(totals.delivered()).isEqualTo(60);
		assertThat(totals.unchanged()).isEqualTo(40);
		assertDestinationEqualsSource();
	}

	@Test
	void runThatIsResumedCountsItsEarlierRefusals() {
		insert(1, 25);
		destination("in-flight", 1);
		destination("request-size", 1);
		this.api.answerWith((request) -> (request.number() == 16) ? ImportAnswer.failure(401, "Unauthorized")
				: ImportAnswer.failure(400, "attributes must be a map"));
		assertThat(run().exitCode()).isEqualTo(77);
		assertStops(runner().run(new RunRequest.Restart("customers")).get(0));
		this.api.answerWith((request) -> ImportAnswer.accepted());
		assertThat(done(runner().run(new RunRequest.Restart("customers")).get(0)).delivered()).isEqualTo(25);
		assertDestinationEqualsSource();
	}

	@Test
	void runThatIsResumedAfterADeliveryRejects() {
		insert(1, 60);
		destination("in-flight", 1);
		destination("request-size", 1);
		this.api.answerWith((request) -> switch (request.number()) {
			case 1 -> ImportAnswer.accepted();
			case 2 -> ImportAnswer.failure(401, "Unauthorized");
			default -> ImportAnswer.failure(400, "no such area");
		});
		assertThat(run().exitCode()).isEqualTo(77);
		RunResult result = runner().run(new RunRequest.Restart("customers")).get(0);
		assertThat(result.exitCode()).isEqualTo(3);
		assertThat(done(result).refused()).isEqualTo(59);
		assertThat(this.api.accepted()).containsOnlyKeys(Contacts.recipient(1));
	}

	@Test
	void twoBadContactsAloneOnAQuietNightAreRejected() {
		insert(1, 50);
		done(run());
		insert(51, 52);
		refuseAll("no such area");
		RunResult result = run();
		assertThat(result.exitCode()).isEqualTo(3);
		assertThat(done(result).refused()).isEqualTo(2);
		assertThat(excluded()).containsOnlyKeys("51", "52");
		assertDestinationEqualsSource(51, 52);
		int before = this.api.requestCount();
		assertThat(run().exitCode()).isEqualTo(3);
		assertThat(this.api.requestCount()).isEqualTo(before);
	}

	@Test
	void nineteenRefusalsWithTheSameMessageAreRejections() {
		insert(1, 19);
		refuseAll("no such area");
		assertThat(done(run()).refused()).isEqualTo(19);
		assertThat(excluded()).hasSize(19);
	}

	/** Each time with the number of a trace, as many servers add it. */
	@Test
	void refusalsWithDifferentMessagesStopTheRunAsWell() {
		insert(1, 400);
		this.api
			.answerWith((request) -> ImportAnswer.failure(400, "attributes must be a map, trace " + request.number()));
		assertStops(run());
		assertThat(this.api.requestCount()).isLessThan(100);
		this.api.answerWith((request) -> ImportAnswer.accepted());
		assertThat(done(runner().run(new RunRequest.Restart("customers")).get(0)).delivered()).isEqualTo(400);
	}

	@Test
	void replayOfContactsThatWereRefusedBeforeIsNoReasonToStop() {
		insert(1, 50);
		done(run());
		insert(51, 75);
		refuseAll("no such area");
		assertThat(run().exitCode()).isEqualTo(76);
		List<RunResult> approved = runner().run(new RunRequest.Update("customers", false, null, true));
		assertThat(done(approved.get(0)).refused()).isEqualTo(25);
		for (int i = 0; i < 2; i++) {
			RunResult replayed = runner().run(new RunRequest.Replay("customers", null, null)).get(0);
			assertThat(replayed.exitCode()).as(replayed.message()).isEqualTo(3);
			assertThat(done(replayed).refused()).isEqualTo(25);
		}
		assertThat(excluded()).hasSize(25);
		update("UPDATE customer SET city = 'Oslo' WHERE id > 50");
		assertThat(run().exitCode()).as("other profiles").isEqualTo(76);
	}

	private void assertStops(RunResult result) {
		assertThat(result.exitCode()).isEqualTo(76);
		assertThat(result.message()).contains("The API refuses every contact", "its last message: \"");
		assertThat(excluded()).isEmpty();
		assertThat(deliveries("in doubt")).isEmpty();
		assertThat(List.of(result.totals().refused(), result.totals().invalid())).containsOnly(0L);
	}

	private void refuseAll(String message) {
		this.api.answerWith((request) -> ImportAnswer.failure(400, message));
	}

}
