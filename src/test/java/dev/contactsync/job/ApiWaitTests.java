package dev.contactsync.job;

import java.util.List;

import dev.contactsync.launch.RunRequest;
import dev.contactsync.launch.RunResult;
import dev.contactsync.testing.ImportAnswer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The API asks to wait for longer than a run has patience. */
class ApiWaitTests extends SyncSetUp {

	private static final int CONTACTS = 120;

	@Test
	void apiThatAsksToWaitForAMonthIsAskedAgainWhenTheOperatorWantsIt() {
		insert(1, CONTACTS);
		askToWaitOnce();
		RunResult first = run();
		assertThat(first.exitCode()).isEqualTo(75);
		assertThat(first.message()).contains("asks to wait: nothing is sent until ",
				"To ask the API now, use run customers --approve.");
		restart();
		assertThat(run().exitCode()).isEqualTo(75);
		assertThat(this.api.requestCount()).isEqualTo(1);
		List<RunResult> approved = approve();
		assertThat(approved.get(0).run()).isEqualTo(first.run());
		assertThat(done(approved.get(0)).delivered()).isEqualTo(CONTACTS);
		assertDestinationEqualsSource();
		restart();
		update("UPDATE customer SET city = 'Oslo' WHERE id = 1");
		assertThat(done(run()).delivered()).as("the wait is forgotten for good").isEqualTo(1);
	}

	@Test
	void waitIsForADayAtMost() {
		insert(1, CONTACTS);
		askToWaitOnce();
		run();
		assertThat(state().sql("SELECT wait_until < CURRENT_TIMESTAMP + INTERVAL '25' HOUR FROM contact_sync.api_wait")
			.query(Boolean.class)
			.single()).isTrue();
	}

	@Test
	void approvalOfTheWaitApprovesOfNoHold() {
		insert(1, CONTACTS);
		done(run());
		update("UPDATE customer SET city = 'Oslo' WHERE id = 1");
		askToWaitOnce();
		assertThat(run().exitCode()).isEqualTo(75);
		update("DELETE FROM customer WHERE id > 20");
		List<RunResult> results = approve();
		assertThat(results.get(results.size() - 1).exitCode()).isEqualTo(65);
	}

	@Test
	void approvalOfAHoldEndsNoWait() {
		insert(1, CONTACTS);
		done(run());
		update("UPDATE customer SET city = 'Oslo' WHERE id = 1");
		askToWaitOnce();
		assertThat(run().exitCode()).isEqualTo(75);
		int before = this.api.requestCount();
		update("DELETE FROM customer WHERE id > 20");
		assertThat(run().exitCode()).isEqualTo(65);
		List<RunResult> results = approve();
		assertThat(results.get(results.size() - 1).exitCode()).isEqualTo(75);
		assertThat(this.api.requestCount()).isEqualTo(before);
		results = approve();
		assertThat(results.get(0).exitCode()).isZero();
	}

	private List<RunResult> approve() {
		return runner().run(new RunRequest.Update("customers", false, null, true));
	}

	private void askToWaitOnce() {
		int before = this.api.requestCount();
		this.api.answerWith((request) -> (request.number() == before + 1)
				? ImportAnswer.status(429).header("Retry-After", "2592000") : ImportAnswer.accepted());
		destination("in-flight", 1);
	}

}
