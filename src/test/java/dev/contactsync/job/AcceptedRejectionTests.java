package dev.contactsync.job;

import java.util.List;

import dev.contactsync.contact.ExclusionReason;
import dev.contactsync.identity.SyncLog;
import dev.contactsync.launch.RunRequest;
import dev.contactsync.launch.RunResult;
import dev.contactsync.ledger.Ledger;
import dev.contactsync.testing.ImportAnswer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** For which rejections a run exits with 3. */
class AcceptedRejectionTests extends SyncSetUp {

	private static final String TOO_SHORT = "UPDATE customer SET phone = '+6141%d' WHERE id = %d";

	@BeforeEach
	void insertRejected() {
		waitsAreShort();
		insert(1, 10);
		update(TOO_SHORT.formatted(1, 1));
		update(TOO_SHORT.formatted(2, 2));
	}

	@Test
	void rejectionsThatTheOperatorHasSeenDoNotCount() {
		assertThat(run().exitCode()).isEqualTo(3);
		accept(List.of("1"), null);
		RunResult one = run();
		assertThat(one.exitCode()).isEqualTo(3);
		assertThat(one.message()).endsWith("1 rejected, 1 rejected and accepted");
		accept(List.of(), ExclusionReason.TOO_SHORT);
		RunResult both = run();
		assertThat(both.exitCode()).isZero();
		assertThat(both.totals().invalid()).as("the totals name them").isEqualTo(2);
		assertThat(both.totals().rejections().accepted()).isEqualTo(2);
	}

	@Test
	void otherValuesAreANewRejection() {
		run();
		accept(List.of("1", "2"), null);
		update(TOO_SHORT.formatted(3, 1));
		assertThat(run().exitCode()).isEqualTo(3);
		update(TOO_SHORT.formatted(1, 1));
		assertThat(run().exitCode()).as("what was accepted once is forgotten").isEqualTo(3);
	}

	@Test
	void contactThatWasDeliveredOrGoneMeanwhileIsANewRejection() {
		run();
		accept(List.of("1", "2"), null);
		update("UPDATE customer SET phone = '+61412345678' WHERE id = 1");
		update("DELETE FROM customer WHERE id = 2");
		assertThat(run().exitCode()).isZero();
		update(TOO_SHORT.formatted(1, 1));
		insert(2, 2);
		update(TOO_SHORT.formatted(2, 2));
		assertThat(done(run()).rejections().open()).isEqualTo(2);
	}

	@Test
	void otherMappingOfTheSameValuesKeepsWhatWasAccepted() {
		run();
		accept(List.of("1", "2"), null);
		restart("--contact-sync.syncs.customers.mapping.phone= {phone}");
		sync("mapping.name", "{name} of {city}");
		sync("guard.changed-percent", 100);
		assertThat(run().exitCode()).isZero();
	}

	@Test
	void whatTheApiRefusedIsANewRejectionOnceTheProfileIsAnother() {
		update("UPDATE customer SET phone = '+6141234560' || id WHERE id < 3");
		this.api.answerWith((request) -> request.recipients().contains("61412345601") ? ImportAnswer.failure(422, "no")
				: ImportAnswer.accepted());
		assertThat(run().exitCode()).isEqualTo(3);
		accept(List.of("1"), null);
		assertThat(run().exitCode()).isZero();
		assertThat(replay(null, "1").exitCode()).as("refused again").isZero();
		update("UPDATE customer SET city = 'Oslo' WHERE id = 1");
		assertThat(run().exitCode()).isEqualTo(3);
	}

	@Test
	void replayLeavesWhatIsAcceptedAloneUnlessItIsNamed() {
		run();
		accept(List.of("1"), null);
		assertThat(done(replay(null, null)).read()).isEqualTo(1);
		assertThat(done(replay("too-short", null)).read()).isEqualTo(1);
		assertThat(done(replay(null, "1")).read()).isEqualTo(1);
		assertThat(done(run()).rejections().accepted()).isEqualTo(1);
	}

	@Test
	void rejectedContactThatTheRunDoesNotReadCounts() {
		update("UPDATE customer SET phone = '+6141234560' || id WHERE id < 3");
		update(TOO_SHORT.formatted(9, 9));
		sync("sweep-below", 0);
		sync("chunk-size", 1);
		destination("request-size", 1);
		assertThat(run().exitCode()).isEqualTo(3);
		for (int night = 0; night < 7; night++) {
			RunResult result = run();
			assertThat(done(result).read()).isLessThan(10);
			assertThat(result.exitCode()).isEqualTo(3);
		}
		accept(List.of("9"), null);
		assertThat(run().exitCode()).isZero();
	}

	@Test
	void rejectionsAtAnotherDestinationDoNotCount() {
		run();
		addDestination("second");
		restart();
		sync("destination", "second");
		update("UPDATE customer SET phone = '+6141234560' || id WHERE id < 3");
		assertThat(run().exitCode()).isZero();
	}

	@Test
	void schedulerThatCannotTakeAThreeGetsNone() {
		sync("rejections", "warn");
		RunResult result = run();
		assertThat(result.exitCode()).isZero();
		assertThat(result.message()).endsWith("2 rejected");
	}

	private void accept(List<String> keys, @Nullable ExclusionReason reason) {
		Ledger ledger = context().getBean(Ledger.class);
		ledger.accept(context().getBean(SyncLog.class).key("customers", "botpenguin"), keys, reason);
	}

	private RunResult replay(@Nullable String reason, @Nullable String key) {
		return runner().run(new RunRequest.Replay("customers", reason, key)).get(0);
	}

}
