package dev.contactsync.job;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.Failure;
import dev.contactsync.identity.DestinationRenaming;
import dev.contactsync.launch.RunRequest;
import dev.contactsync.launch.RunResult.RunOutcome;
import dev.contactsync.launch.RunResult;
import dev.contactsync.runs.RunTotals;
import dev.contactsync.sync.FormerDestinations;
import dev.contactsync.testing.FakeImportApi;
import dev.contactsync.testing.ImportAnswer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The account behind a destination is another than the one that was sent to. */
@ExtendWith(OutputCaptureExtension.class)
abstract class AccountContract extends SyncSetUp {

	private final FakeImportApi other = FakeImportApi.start();

	@AfterEach
	void close() {
		assertThat(this.other.violations()).isEmpty();
		this.other.close();
	}

	@Override
	int postsAtTheServer() {
		return this.api.requestCount() + this.other.requestCount();
	}

	@Test
	void otherAccountHoldsARunUntilItIsApproved() {
		insert(1, 30);
		done(run());
		moveTo(this.other.baseUrl());
		update("UPDATE customer SET city = 'Goa' WHERE id = 7");
		RunResult held = assertHeld(this::run);
		assertThat(held.message()).contains(
				"destination botpenguin was " + this.api.baseUrl() + "/inbox/users/import, and now is "
						+ this.other.baseUrl() + "/inbox/users/import. ",
				"If that is the same account, run customers --approve continues; if it is another, give the destination "
						+ "a new name");
		assertHeld(this::run);
		assertThat(done(approve()).delivered()).isEqualTo(1);
		assertThat(this.other.accepted()).hasSize(1);
		assertThat(done(run()).requests()).isZero();
		moveTo(this.api.baseUrl());
		assertHeld(this::run);
	}

	@Test
	void pathAndBotAreOfTheAccount() {
		insert(1, 3);
		done(run());
		restart();
		destination("bot-id", "two");
		assertThat(run().message()).contains("/inbox/users/import, bot-id two.");
		restart();
		destination("bot-id", "");
		destination("path", "/inbox/users/import/");
		assertHeld(this::run);
		restart();
		destination("path", "/inbox/users/import");
		destination("base-url", this.api.baseUrl() + "//");
		assertThat(done(run()).unchanged()).as("the same in another writing").isEqualTo(3);
	}

	@Test
	void firstLoadReplayAndResumedRunAreHeldToo() {
		insert(1, 30);
		this.api.refuse((contact) -> contact.toString().contains("Person 15\""), "name is too silly");
		done(run());
		addSync("others");
		update("INSERT INTO others SELECT id + 1000, name, email, phone, opted_in, city, updated_at FROM customer WHERE id > 25");
		waitsAreShort();
		destination("patience", "1s");
		update("UPDATE customer SET city = 'Goa' WHERE id < 5");
		restart();
		this.api.answerWith((request) -> ImportAnswer.status(500));
		assertThat(run().outcome()).isEqualTo(RunOutcome.FAILED);
		moveTo(this.other.baseUrl());
		assertHeld(() -> last(runner().run(new RunRequest.Restart("customers"))));
		assertHeld(() -> last(runner().run(RunRequest.update("others"))));
		assertHeld(() -> last(runner().run(new RunRequest.Replay("customers", null, null))));
		assertThat(this.other.requestCount()).isZero();
	}

	@Test
	void approvalCoversTheAccountThatWasShown() {
		insert(1, 3);
		done(run());
		restart();
		destination("bot-id", "two");
		assertHeld(this::run);
		restart();
		destination("bot-id", "three");
		RunResult other = assertHeld(this::approve);
		assertThat(other.message()).contains("The approval does not cover this");
		assertThat(done(approve()).unchanged()).isEqualTo(3);
		restart();
		destination("bot-id", "two");
		assertThat(approve().outcome()).as("never shown since").isEqualTo(RunOutcome.HELD);
	}

	@Test
	void accountThatHasAcknowledgedNothingDoesNotCount() {
		insert(1, 3);
		waitsAreShort();
		destination("patience", "1s");
		this.api.answerWith((request) -> ImportAnswer.status(500));
		assertThat(run().outcome()).isEqualTo(RunOutcome.FAILED);
		moveTo(this.other.baseUrl());
		assertThat(done(runner().run(RunRequest.update("customers")).get(0)).delivered()).isEqualTo(3);
		moveTo(this.api.baseUrl());
		assertHeld(this::run);
	}

	@Test
	void destinationWithAnotherNameTakesOverWhatWasDelivered() {
		insert(1, 30);
		update("UPDATE customer SET phone = '12' WHERE id = 30");
		done(run());
		renameDestination();
		RunResult held = assertHeld(this::run);
		assertThat(held.message()).contains("which was called botpenguin. If only its name has changed, rename "
				+ "--destination botpenguin penguin keeps what was delivered; otherwise run customers --approve");
		DestinationRenaming renaming = rename("botpenguin", "penguin");
		assertThat(rename("botpenguin", "penguin")).as("says when it was done").isEqualTo(renaming);
		update("UPDATE customer SET city = 'Goa' WHERE id = 7");
		RunTotals totals = done(run());
		assertThat(totals.delivered()).isEqualTo(1);
		assertThat(totals.unchanged()).isEqualTo(28);
		assertThat(totals.invalid()).isEqualTo(1);
		assertThat(state().sql("SELECT DISTINCT destination FROM contact_sync.v_delivery").query(String.class).list())
			.containsExactly("penguin");
		assertDestinationEqualsSource(30);
	}

	@Test
	void destinationThatIsApprovedUnderItsNewNameIsSentToAnew() {
		insert(1, 3);
		done(run());
		renameDestination();
		assertHeld(this::run);
		assertThat(done(approve()).delivered()).isEqualTo(3);
		assertFails(() -> rename("botpenguin", "penguin"), "Contacts were already sent to penguin under its new name");
	}

	@Test
	void onlyAFormerNameOfADestinationIsTakenOver() {
		insert(1, 3);
		done(run());
		assertFails(() -> rename("botpenguin", "penguin"), "Destination botpenguin is configured. ");
		assertFails(() -> rename("nobody", "botpengiun"), "did you mean botpenguin?");
		assertFails(() -> rename("nobody", "botpenguin"), "Nothing was ever sent to a destination nobody.");
	}

	@Test
	void twoNamesOfOneAccountAreRefused() {
		insert(1, 3);
		addDestination("other");
		set("contact-sync.destinations.other.bot-id", "");
		sync("destination", "botpenguin");
		RunResult result = run();
		assertThat(result.exitCode()).isEqualTo(78);
		assertThat(result.message()).contains("botpenguin and other are one account with one token. ");
		restart();
		set("contact-sync.destinations.other.token", "another");
		assertThat(done(run()).delivered()).as("another account of the same server").isEqualTo(3);
	}

	@Test
	void changedTokenIsOnlyWarnedOf(CapturedOutput output) {
		insert(1, 3);
		done(run());
		assertThat(output).doesNotContain("token of botpenguin has changed");
		restart();
		this.api.token("another");
		destination("token", "another");
		assertThat(done(run()).unchanged()).isEqualTo(3);
		assertThat(output).containsOnlyOnce(
				"customers: the token of botpenguin has changed; if this is another account, give the destination a new name");
		done(run());
		assertThat(output).as("once").containsOnlyOnce("token of botpenguin has changed");
	}

	private RunResult assertHeld(Supplier<RunResult> start) {
		int before = calls();
		RunResult result = start.get();
		assertThat(result.outcome()).as(result.message()).isEqualTo(RunOutcome.HELD);
		assertThat(result.exitCode()).isEqualTo(65);
		assertThat(calls()).as("neither is asked anything").isEqualTo(before);
		return result;
	}

	private int calls() {
		return postsAtTheServer() + this.api.preflights() + this.other.preflights();
	}

	private RunResult approve() {
		return last(runner().run(new RunRequest.Update("customers", false, null, true)));
	}

	private static RunResult last(List<RunResult> results) {
		return results.get(results.size() - 1);
	}

	private void moveTo(URI server) {
		restart();
		destination("base-url", server);
	}

	private void renameDestination() {
		restart();
		this.settings.replaceAll((setting) -> setting.replace("destinations.botpenguin.", "destinations.penguin."));
	}

	private DestinationRenaming rename(String old, String name) {
		return new StateChanges(state())
			.allowed(() -> context().getBean(FormerDestinations.class).rename(old, name, (time) -> pause(time)));
	}

	private static void pause(Duration time) {
		try {
			Thread.sleep(time.toMillis());
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void assertFails(Runnable call, String message) {
		assertThatExceptionOfType(ContactSyncException.class).isThrownBy(call::run)
			.withMessageContaining(message)
			.satisfies((ex) -> assertThat(ex.failure()).isEqualTo(Failure.USAGE));
	}

}
