package dev.contactsync.job;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.contactsync.launch.RunHandle;
import dev.contactsync.launch.RunRequest;
import dev.contactsync.launch.RunResult.RunOutcome;
import dev.contactsync.launch.RunResult;
import dev.contactsync.testing.ImportAnswer;
import dev.contactsync.testing.ImportRequest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Pace, requests in flight and waits hold over all slices of a run. */
class PaceTests extends SyncSetUp {

	private static final int IN_FLIGHT = 3;

	/** Who is answered earlier than the one that has to wait may send once more. */
	private static final Duration UNTIL_THE_WAIT_IS_KNOWN = Duration.ofMillis(500);

	@Test
	void paceAndRequestsInFlightHoldOverAllSlices() {
		int perSecond = 10;
		manySlices(200);
		destination("requests-per-second", perSecond);
		assertThat(done(run()).delivered()).isEqualTo(200);
		assertThat(slices()).isGreaterThan(IN_FLIGHT);
		List<Instant> arrivals = arrivals();
		assertThat(arrivals).hasSize(100);
		for (Instant from : arrivals) {
			long within = within(from, from.plusSeconds(1), arrivals);
			assertThat(within).as("at the pace, one more at each end, and what was on its way")
				.isLessThanOrEqualTo(perSecond + 2 + IN_FLIGHT);
		}
		assertThat(this.api.mostConcurrent()).isLessThanOrEqualTo(IN_FLIGHT);
		assertDestinationEqualsSource();
	}

	@Test
	void waitThatTheApiAsksForBindsAllSlices() {
		manySlices(200);
		Duration wait = Duration.ofSeconds(90);
		this.api.answerWith((request) -> switch (request.number()) {
			case 20 -> ImportAnswer.status(429).header("Retry-After", String.valueOf(wait.toSeconds()));
			case 21, 22 -> ImportAnswer.accepted().delayed(UNTIL_THE_WAIT_IS_KNOWN);
			default -> ImportAnswer.accepted();
		});
		assertThat(done(run()).delivered()).isEqualTo(200);
		Instant asked = this.api.requests().get(19).arrived();
		assertThat(within(asked, asked.plus(wait), arrivals()) - 1).as("but for those that were on their way")
			.isLessThanOrEqualTo(IN_FLIGHT - 1);
		assertThat(this.api.requests()).hasSize(101);
		assertThat(this.api.timesAccepted().values()).containsOnly(1);
		assertDestinationEqualsSource();
	}

	@Test
	void twoSyncsAtOnceShareThePaceAndTheRequestsInFlight() {
		int perSecond = 10;
		twoSyncs(200);
		destination("requests-per-second", perSecond);
		runBoth();
		List<Instant> arrivals = arrivals();
		assertThat(arrivals).hasSize(100);
		for (Instant from : arrivals) {
			assertThat(within(from, from.plusSeconds(1), arrivals))
				.as("at the pace of one account, one more at each end, and what was on its way")
				.isLessThanOrEqualTo(perSecond + 2 + IN_FLIGHT);
		}
		assertThat(this.api.mostConcurrent()).isLessThanOrEqualTo(IN_FLIGHT);
		assertThat(this.api.accepted()).hasSize(200);
	}

	@Test
	void twoSyncsAtOnceFillTheRequestsInFlightTogether() {
		twoSyncs(200);
		this.api.answerWith((request) -> ImportAnswer.accepted().delayed(Duration.ofMillis(50)));
		runBoth();
		assertThat(this.api.mostConcurrent()).isEqualTo(IN_FLIGHT);
		assertThat(this.api.accepted()).hasSize(200);
	}

	@Test
	void twoSyncsAtOnceShareTheWaitsOfTheirAccount() {
		twoSyncs(200);
		Duration wait = Duration.ofSeconds(90);
		this.api.answerWith((request) -> switch (request.number()) {
			case 20 -> ImportAnswer.status(429).header("Retry-After", String.valueOf(wait.toSeconds()));
			case 21, 22 -> ImportAnswer.accepted().delayed(UNTIL_THE_WAIT_IS_KNOWN);
			default -> ImportAnswer.accepted();
		});
		runBoth();
		Instant asked = this.api.requests().get(19).arrived();
		assertThat(within(asked, asked.plus(wait), arrivals()) - 1).as("but for those that were on their way")
			.isLessThanOrEqualTo(IN_FLIGHT - 1);
		assertThat(this.api.accepted()).hasSize(200);
	}

	@Test
	void stoppedRunLeavesTheOtherOneAlone() {
		twoSyncs(200);
		RunHandle stopped = runner().start(RunRequest.update("customers"));
		RunHandle other = runner().start(RunRequest.update("suppliers"));
		stopped.stop();
		assertThat(stopped.await()).extracting(RunResult::outcome).containsAnyOf(RunOutcome.STOPPED, RunOutcome.BUSY);
		assertThat(done(other.await().get(0)).delivered()).isEqualTo(100);
		assertThat(done(run()).balance()).isTrue();
		assertThat(this.api.accepted()).hasSize(200);
	}

	private void twoSyncs(int contacts) {
		manySlices(contacts);
		addSync("suppliers");
		update("INSERT INTO suppliers SELECT * FROM customer WHERE id > " + contacts / 2);
		update("DELETE FROM customer WHERE id > " + contacts / 2);
	}

	private void runBoth() {
		List<RunHandle> both = List.of(runner().start(RunRequest.update("customers")),
				runner().start(RunRequest.update("suppliers")));
		both.forEach((handle) -> handle.await().forEach(SyncSetUp::done));
	}

	private void manySlices(int contacts) {
		waitsAreShort();
		insert(1, contacts);
		sync("chunk-size", 2);
		destination("request-size", 2);
		destination("in-flight", IN_FLIGHT);
		this.api.answerWith((request) -> ImportAnswer.accepted().delayed(Duration.ofMillis(2)));
	}

	private int slices() {
		return state().sql("SELECT COUNT(*) FROM contact_sync.slice WHERE step = 'deliver'")
			.query(Integer.class)
			.single();
	}

	private List<Instant> arrivals() {
		return this.api.requests().stream().map(ImportRequest::arrived).toList();
	}

	private static long within(Instant from, Instant to, List<Instant> arrivals) {
		return arrivals.stream().filter((arrival) -> !arrival.isBefore(from) && arrival.isBefore(to)).count();
	}

}
