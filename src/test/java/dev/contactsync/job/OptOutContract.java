package dev.contactsync.job;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.contactsync.launch.RunRequest;
import dev.contactsync.launch.RunResult.RunOutcome;
import dev.contactsync.launch.RunResult;
import dev.contactsync.runs.RunTotals;
import dev.contactsync.testing.ImportAnswer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who says no blocks the phone for everybody, whatever the rank, the sync and the night.
 */
abstract class OptOutContract extends SyncSetUp {

	@ParameterizedTest
	@CsvSource({ "1, 1", "1, 4", "100, 4" })
	void nobodyIsSentInAFirstLoadIfOneWithThePhoneHasSaidNo(int chunkSize, int inFlight) {
		insert(1, 20);
		samePhone(1, 10, 20);
		samePhone(15, 5);
		no(20);
		no(5);
		newer(1);
		sync("chunk-size", chunkSize);
		destination("in-flight", inFlight);
		RunTotals totals = done(run());
		assertThat(totals.suppressed()).isEqualTo(2);
		assertThat(totals.duplicate()).isEqualTo(3);
		assertThat(totals.delivered()).isEqualTo(15);
		assertDestinationEqualsSource(1, 5, 10, 15, 20);
		assertThat(excluded()).containsEntry("20", "opted-out").containsEntry("1", "same-phone");
		assertThat(done(run()).requests()).isZero();
	}

	@Test
	void contactThatComesLaterAndHasSaidNoTakesThePhoneFromItsOwner() {
		insert(1, 3);
		done(run());
		insert(4, 4);
		samePhone(1, 4);
		no(4);
		RunTotals totals = done(run());
		assertThat(totals.requests()).isZero();
		assertThat(totals.duplicate()).isEqualTo(1);
		assertThat(totals.suppressed()).isEqualTo(1);
		assertThat(totals.unchanged()).isEqualTo(2);
		assertThat(deliveries("released")).containsExactly("1");
		assertThat(excluded()).containsEntry("1", "same-phone").containsEntry("4", "opted-out");
		update("UPDATE customer SET name = 'Somebody Else' WHERE id = 1");
		assertThat(done(run()).requests()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "UPDATE customer SET opted_in = TRUE WHERE id = 2", "DELETE FROM customer WHERE id = 2",
			"UPDATE customer SET phone = '+61255500077' WHERE id = 2" })
	void onceTheNoIsTakenBackThePhoneIsSentAgain(String change) {
		insert(1, 2);
		samePhone(1, 2);
		no(2);
		assertThat(done(run()).requests()).isZero();
		update(change);
		assertThat(done(run()).delivered()).isEqualTo(1);
		assertThat(this.api.accepted()).containsOnlyKeys(Contacts.recipient(1));
		assertThat(done(run()).requests()).isZero();
	}

	@Test
	void contactThatHasSaidNoAndLosesItsPhoneBlocksTheOneThatItHad() {
		insert(1, 2);
		done(run());
		update("UPDATE customer SET opted_in = FALSE, phone = 'none' WHERE id = 2");
		insert(3, 3);
		samePhone(2, 3);
		update("UPDATE customer SET phone = '%s' WHERE id = 3".formatted(Contacts.phone(2)));
		assertThat(done(run()).requests()).isZero();
		assertThat(excluded()).containsEntry("2", "opted-out").containsEntry("3", "same-phone");
	}

	@Test
	void contactThatWasNeverAskedBlocksNobody() {
		insert(1, 2);
		samePhone(1, 2);
		newer(2);
		update("UPDATE customer SET opted_in = NULL WHERE id = 2");
		assertThat(done(run()).delivered()).isEqualTo(1);
		assertThat(excluded()).containsExactly(Map.entry("2", "no-opt-in"));
		update("UPDATE customer SET opted_in = TRUE WHERE id = 2");
		assertThat(done(run()).delivered()).as("it ranks higher").isEqualTo(1);
		update("UPDATE customer SET opted_in = NULL WHERE id = 2");
		assertThat(done(run()).delivered()).as("the other may have the phone again").isEqualTo(1);
		assertThat(this.api.accepted().get(Contacts.recipient(1))).contains("Person 1\"");
	}

	@Test
	void noBlocksThePhoneInAllSyncsToTheDestination() {
		insert(1, 3);
		addSync("leads");
		update("INSERT INTO leads SELECT * FROM customer WHERE id > 1");
		update("UPDATE leads SET phone = 'none' WHERE id = 3");
		update("UPDATE leads SET opted_in = FALSE, updated_at = TIMESTAMP WITH TIME ZONE '2020-01-01 00:00:00+00'");
		done(run());
		assertThat(done(run("leads")).suppressed()).isEqualTo(2);
		update("UPDATE customer SET name = 'Somebody Else' WHERE id = 2");
		RunTotals totals = done(run());
		assertThat(totals.requests()).isZero();
		assertThat(totals.duplicate()).isEqualTo(1);
		update("DELETE FROM leads WHERE id = 2");
		done(run("leads"));
		assertThat(done(run()).delivered()).isEqualTo(1);
	}

	@Test
	void noOfAnotherSyncCountsInAFirstLoad() {
		insert(1, 3);
		addSync("leads");
		update("INSERT INTO leads SELECT * FROM customer WHERE id = 2");
		update("UPDATE leads SET opted_in = FALSE");
		done(run("leads"));
		assertThat(done(run()).delivered()).isEqualTo(2);
		assertThat(
				state().sql("SELECT sync FROM contact_sync.v_excluded WHERE contact_key = '2' AND kind = 'duplicate'")
					.query(String.class)
					.single())
			.isEqualTo("customers");
		assertDestinationEqualsSource(2);
	}

	@Test
	void whoOptsOutWhileARequestWaitsIsNotSent() {
		FastTime time = waitsAreShort();
		insert(1, 6);
		destination("request-size", 3);
		destination("in-flight", 1);
		AtomicBoolean hasWaited = new AtomicBoolean();
		this.api.next(1, ImportAnswer.failure(429, "later").header("Retry-After", "120"));
		this.api.afterAnswer(() -> {
			if (hasWaited.compareAndSet(false, true)) {
				no(2);
			}
		});
		RunTotals totals = done(run());
		assertThat(time.waited()).isGreaterThan(Duration.ofSeconds(100));
		assertThat(totals.delivered()).isEqualTo(5);
		assertThat(totals.suppressed()).isEqualTo(1);
		assertDestinationEqualsSource(2);
	}

	@Test
	void whoOptsOutWhileInDoubtIsSuppressedAndNotInDoubt() {
		insert(1, 1);
		this.api.answerWith((request) -> ImportAnswer.dropAfterApplying());
		waitsAreShort();
		assertThat(run().exitCode()).isEqualTo(69);
		no(1);
		this.api.answerWith((request) -> ImportAnswer.accepted());
		RunResult result = run();
		assertThat(result.outcome()).isEqualTo(RunOutcome.DONE);
		assertThat(result.exitCode()).isZero();
		assertThat(result.totals().suppressed()).isEqualTo(1);
		assertThat(deliveries("in doubt")).as("perhaps BotPenguin has it").containsExactly("1");
	}

	@Test
	void nobodyIsSentWhosePhoneIsInTheListHoweverItIsWritten() {
		insert(1, 30);
		update("CREATE TABLE do_not_contact (phone VARCHAR(40))");
		list("+61 2 5550 0002", "0061-255500003", "(02) 5550 0004", null, "nobody");
		sync("suppress.query", "SELECT phone FROM do_not_contact");
		sync("suppress.phone", "{phone}");
		sync("suppress.default-region", "AU");
		RunTotals totals = done(run());
		assertThat(totals.suppressed()).isEqualTo(3);
		assertDestinationEqualsSource(2, 3, 4);
		assertThat(excluded())
			.containsExactlyInAnyOrderEntriesOf(Map.of("2", "blocked", "3", "blocked", "4", "blocked"));
		update("UPDATE customer SET name = 'Somebody Else'");
		assertThat(done(run()).delivered()).isEqualTo(27);
		list("+61255500005");
		update("DELETE FROM do_not_contact WHERE phone LIKE '0061%'");
		totals = done(run());
		assertThat(totals.delivered()).as("no longer in the list").isEqualTo(1);
		assertThat(totals.suppressed()).isEqualTo(3);
		assertThat(deliveries("released")).containsExactly("5");
		assertThat(done(run()).requests()).isZero();
	}

	@Test
	void listBlocksEveryPhoneThatASyncCanReadAndThatAnEntryCanMean() {
		insert(1, 5);
		update("UPDATE customer SET phone = '+44 7700 900001' WHERE id = 1");
		this.settings.removeIf((setting) -> setting.contains("mapping.phone="));
		sync("mapping.phone.number", "{phone}");
		sync("mapping.phone.accept", "possible");
		update("CREATE TABLE do_not_contact (phone VARCHAR(80))");
		list("07700 900001", "+61 2 5550 0002 / +61 2 5550 0003", "+61 2 5550 0004 (Tom)");
		sync("suppress.query", "SELECT phone FROM do_not_contact");
		sync("suppress.phone", "{phone}");
		sync("suppress.default-region", "GB");
		RunTotals totals = done(run());
		assertThat(totals.suppressed()).isEqualTo(4);
		assertThat(this.api.accepted()).containsOnlyKeys(Contacts.recipient(5));
	}

	@Test
	void listThatHasBecomeMuchShorterIsHeldAndGoesOnBlocking() {
		insert(1, 40);
		update("CREATE TABLE do_not_contact AS SELECT phone FROM customer WHERE id <= 30");
		sync("suppress.query", "SELECT phone FROM do_not_contact");
		sync("suppress.phone", "{phone}");
		assertThat(done(run()).delivered()).isEqualTo(10);
		update("DELETE FROM do_not_contact");
		RunResult held = run();
		assertThat(held.outcome()).isEqualTo(RunOutcome.HELD);
		assertThat(held.message()).contains("the list of blocked phones has lost 30 of 30 phones (100 %)");
		assertThat(this.api.accepted()).hasSize(10);
		assertThat(done(run(new RunRequest.Update("customers", false, null, true))).delivered()).isEqualTo(30);
	}

	@Test
	void listThatCannotBeReadStopsTheRunBeforeAnythingIsSent() {
		insert(1, 3);
		sync("suppress.query", "SELECT phone FROM do_not_contact");
		sync("suppress.phone", "{phone}");
		RunResult failed = run();
		assertThat(failed.exitCode()).isEqualTo(78);
		assertThat(failed.message()).contains("customers.suppress");
		assertThat(this.api.requestCount()).isZero();
	}

	@Test
	void noCountsThoughItsRowCannotBeSent() {
		insert(1, 2);
		withLabels();
		done(run());
		samePhone(1, 2);
		no(2);
		tooManyLabels(2);
		assertThat(done(run()).requests()).isZero();
		assertThat(excluded()).containsEntry("1", "same-phone").containsEntry("2", "opted-out");
	}

	@Test
	void ownerThatSaysNoInARowThatCannotBeSentBlocksItsPhone() {
		insert(1, 2);
		withLabels();
		samePhone(1, 2);
		newer(1);
		assertThat(done(run()).duplicate()).isEqualTo(1);
		no(1);
		tooManyLabels(1);
		assertThat(done(run()).requests()).isZero();
		assertThat(excluded()).containsEntry("1", "opted-out").containsEntry("2", "same-phone");
	}

	@Test
	void noIsTakenBackThoughTheRowCannotBeSent() {
		insert(1, 2);
		withLabels();
		samePhone(1, 2);
		no(2);
		assertThat(done(run()).requests()).isZero();
		update("UPDATE customer SET opted_in = TRUE WHERE id = 2");
		tooManyLabels(2);
		assertThat(done(run()).delivered()).isEqualTo(1);
		assertThat(excluded()).containsOnlyKeys("2").containsEntry("2", "too-large");
	}

	private void withLabels() {
		update("ALTER TABLE customer ADD COLUMN labels VARCHAR(20) ARRAY");
		sync("mapping.tags[1]", "{labels}");
	}

	/** More than are read of an array. */
	private void tooManyLabels(int contact) {
		String[] labels = new String[20_001];
		Arrays.fill(labels, "x");
		this.batch.update("UPDATE customer SET labels = ? WHERE id = ?", (statement) -> {
			statement.setArray(1, statement.getConnection().createArrayOf("varchar", labels));
			statement.setInt(2, contact);
		});
	}

	private void list(@Nullable String... phones) {
		for (String phone : phones) {
			this.source.sql("INSERT INTO do_not_contact VALUES (?)").param(phone).update();
		}
	}

	@Test
	void consentThatIsRemovedFromTheMappingIsHeld() {
		insert(1, 100);
		update("UPDATE customer SET opted_in = FALSE WHERE id <= 60");
		done(run());
		restart();
		this.settings.removeIf((setting) -> setting.contains("mapping.consent"));
		RunResult held = run();
		assertThat(held.outcome()).isEqualTo(RunOutcome.HELD);
		assertThat(held.message()).contains("60 of 60 suppressed contacts would be sent");
		assertThat(done(run(new RunRequest.Update("customers", false, null, true))).delivered()).isEqualTo(60);
	}

	private RunResult run(String sync) {
		return run(RunRequest.update(sync));
	}

	private RunResult run(RunRequest request) {
		List<RunResult> results = runner().run(request);
		return results.get(results.size() - 1);
	}

	private void no(int contact) {
		update("UPDATE customer SET opted_in = FALSE WHERE id = " + contact);
	}

	private void newer(int contact) {
		update("UPDATE customer SET updated_at = TIMESTAMP WITH TIME ZONE '2026-02-01 00:00:00+00' WHERE id = "
				+ contact);
	}

}
