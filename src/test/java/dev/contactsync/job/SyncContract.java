package dev.contactsync.job;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.contactsync.contact.ExclusionKind;
import dev.contactsync.launch.RunRequest;
import dev.contactsync.launch.RunResult.RunOutcome;
import dev.contactsync.launch.RunResult;
import dev.contactsync.runs.RunTotals;
import dev.contactsync.status.StatusLog;
import dev.contactsync.status.SyncStatus;
import dev.contactsync.testing.ImportAnswer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.assertj.core.api.Assertions.assertThatException;

/** What a sync does from end to end, on every database. */
abstract class SyncContract extends SyncSetUp {

	@Override
	abstract String newDatabase();

	@Test
	void firstLoadDeliversEveryContactInFullRequests() {
		insert(1, 1000);
		RunTotals totals = done(run());
		assertThat(totals.delivered()).isEqualTo(1000);
		assertThat(totals.requests()).isEqualTo(10);
		assertThat(this.api.requestCount()).isEqualTo(10);
		assertThat(this.api.accepted()).hasSize(1000);
		assertThat(this.api.timesAccepted().values()).containsOnly(1);
	}

	@Test
	void secondRunSendsNothing() {
		insert(1, 250);
		done(run());
		RunTotals totals = done(run());
		assertThat(totals.unchanged()).isEqualTo(250);
		assertThat(totals.requests()).isZero();
		assertThat(this.api.requestCount()).isEqualTo(3);
	}

	@Test
	void onlyChangedContactsAreSent() {
		insert(1, 250);
		done(run());
		this.source.sql("UPDATE customer SET city = 'Oslo' WHERE id IN (7, 77)").update();
		this.source.sql("UPDATE customer SET updated_at = CURRENT_TIMESTAMP WHERE id = 99").update();
		insert(251, 251);
		RunTotals totals = done(run());
		assertThat(totals.delivered()).isEqualTo(3);
		assertThat(totals.changed()).isEqualTo(2);
		assertThat(totals.added()).isEqualTo(1);
		assertThat(totals.unchanged()).isEqualTo(248);
		assertThat(this.api.accepted().get(Contacts.recipient(7))).contains("Oslo");
	}

	@Test
	void contactsThatMakeNoProfileAreListedWithTheirReason() {
		insert(1, 10);
		this.source.sql("UPDATE customer SET phone = '12' WHERE id = 1").update();
		this.source.sql("UPDATE customer SET name = ' ' WHERE id = 2").update();
		this.source.sql("UPDATE customer SET opted_in = FALSE WHERE id = 3").update();
		this.source.sql("UPDATE customer SET email = 'nobody' WHERE id = 4").update();
		for (int night = 0; night < 2; night++) {
			RunResult result = run();
			assertThat(result.exitCode()).isEqualTo(3);
			RunTotals totals = done(result);
			assertThat(totals.invalid()).isEqualTo(2);
			assertThat(totals.suppressed()).isEqualTo(1);
			assertThat(totals.emailsOmitted()).isEqualTo(1);
		}
		assertThat(excluded())
			.containsExactlyInAnyOrderEntriesOf(Map.of("1", "no-region", "2", "missing", "3", "opted-out"));
		this.source.sql("UPDATE customer SET phone = ? WHERE id = 1").param(Contacts.phone(1)).update();
		assertThat(done(run()).delivered()).isEqualTo(1);
		assertThat(excluded()).doesNotContainKey("1");
	}

	@Test
	void contactThatOptsOutIsNotSentAndKeepsItsRecipient() {
		insert(1, 2);
		done(run());
		this.source.sql("UPDATE customer SET opted_in = FALSE, city = 'Oslo' WHERE id = 1").update();
		insert(3, 3);
		this.source.sql(
				"UPDATE customer SET phone = ?, updated_at = TIMESTAMP WITH TIME ZONE '2020-01-01 00:00:00+00' WHERE id = 3")
			.param(Contacts.phone(1))
			.update();
		RunTotals totals = done(run());
		assertThat(totals.suppressed()).isEqualTo(1);
		assertThat(totals.duplicate()).isEqualTo(1);
		assertThat(totals.requests()).isZero();
	}

	@Test
	void ownerThatOptsOutIsNotWrittenToThroughATwinOfLowerRank() {
		insert(1, 2);
		done(run());
		update("UPDATE customer SET opted_in = FALSE, updated_at = TIMESTAMP WITH TIME ZONE '2026-06-01 00:00:00+00' "
				+ "WHERE id = 1");
		insert(3, 3);
		samePhone(1, 3);
		update("UPDATE customer SET updated_at = TIMESTAMP WITH TIME ZONE '2026-03-01 00:00:00+00' WHERE id = 3");
		for (int night = 0; night < 2; night++) {
			RunTotals totals = done(run());
			assertThat(totals.requests()).isZero();
			assertThat(excluded()).containsExactlyInAnyOrderEntriesOf(Map.of("1", "opted-out", "3", "same-phone"));
		}
	}

	@Test
	void contactInDoubtThatIsDeletedBeforeItIsSentAgainDoesNotUpsetTheTotals() {
		insert(1, 3);
		waitsAreShort();
		this.settings.add("--contact-sync.destinations.botpenguin.patience=1s");
		this.api.answerWith((request) -> ImportAnswer.json(200, "{}"));
		assertThat(run().exitCode()).isEqualTo(69);
		this.api.answerWith((request) -> ImportAnswer.accepted());
		update("DELETE FROM customer WHERE id = 2");
		RunTotals totals = done(runner().run(new RunRequest.Restart("customers")).get(0));
		assertThat(totals.read()).isEqualTo(2);
		assertThat(totals.delivered()).isEqualTo(2);
		done(run());
		assertThat(excluded()).containsExactly(Map.entry("2", "not-in-source"));
	}

	@Test
	void recipientInDoubtForAContactThatHasGoneIsFreeForAnotherSync() {
		addSync("others");
		insert(1, 1);
		waitsAreShort();
		this.settings.add("--contact-sync.destinations.botpenguin.patience=1s");
		this.api.answerWith((request) -> ImportAnswer.json(200, "{}"));
		assertThat(run().exitCode()).isEqualTo(69);
		this.api.answerWith((request) -> ImportAnswer.accepted());
		update("INSERT INTO others SELECT * FROM customer");
		update("DELETE FROM customer");
		assertThat(runner().run(new RunRequest.Restart("customers")).get(0).totals().delivered()).isZero();
		assertThat(run().outcome()).isEqualTo(RunOutcome.HELD);
		done(runner().run(new RunRequest.Update("customers", false, null, true)).get(0));
		RunTotals totals = done(runner().run(RunRequest.update("others")).get(0));
		assertThat(totals.delivered()).isEqualTo(1);
		assertThat(this.api.accepted()).containsOnlyKeys(Contacts.recipient(1));
	}

	@Test
	void contactsOfTwoSyncsThatShareAPhoneHaveOneOwner() {
		addSync("others");
		insert(1, 3);
		update("INSERT INTO others SELECT * FROM customer WHERE id < 3");
		update("UPDATE others SET updated_at = TIMESTAMP WITH TIME ZONE '2026-02-01 00:00:00+00' WHERE id = 2");
		assertThat(done(run()).delivered()).isEqualTo(3);
		RunTotals others = done(runner().run(RunRequest.update("others")).get(0));
		assertThat(others.delivered()).as("the newer one").isEqualTo(1);
		assertThat(others.duplicate()).as("the one of the greater sync name").isEqualTo(1);
		for (int night = 0; night < 2; night++) {
			assertThat(done(run()).requests()).isZero();
			assertThat(done(runner().run(RunRequest.update("others")).get(0)).requests()).isZero();
		}
	}

	@Test
	void connectionsToTheStateHaveTheirSettings() {
		if (newDatabase().startsWith("jdbc:postgresql")) {
			assertThat(state().sql("SHOW application_name").query(String.class).single()).isEqualTo("contact-sync");
			assertThat(state().sql("SHOW idle_in_transaction_session_timeout").query(String.class).single())
				.isEqualTo("1min");
		}
		else {
			this.settings.set(0, "--spring.datasource.url=jdbc:h2:file:./target/never-made");
			assertThatException().isThrownBy(this::runner).withStackTraceContaining("WRITE_DELAY=0");
		}
	}

	@Test
	void apiThatRefusesOneContactCostsItOnly() {
		insert(1, 300);
		this.api.refuse((contact) -> contact.toString().contains("Person 150\""), "name is too silly");
		RunResult result = run();
		RunTotals totals = done(result);
		assertThat(result.exitCode()).isEqualTo(3);
		assertThat(totals.delivered()).isEqualTo(299);
		assertThat(totals.refused()).isEqualTo(1);
		assertThat(this.api.requestCount()).isLessThanOrEqualTo(2 + 15);
		assertThat(this.api.requestCount()).isEqualTo(postsInJournal());
		assertThat(excluded()).containsExactly(Map.entry("150", "refused-by-api"));
		int before = this.api.requestCount();
		assertThat(done(run()).refused()).isEqualTo(1);
		assertThat(this.api.requestCount()).as("known again without being tried").isEqualTo(before);
		this.api.answerWith((request) -> ImportAnswer.accepted());
		List<RunResult> replayed = runner().run(new RunRequest.Replay("customers", null, null));
		assertThat(done(replayed.get(0)).delivered()).isEqualTo(1);
		assertThat(excluded()).isEmpty();
	}

	@Test
	void whatOneDestinationRefusesIsSentToAnother() {
		insert(1, 40);
		this.api.refuse((contact) -> contact.toString().contains("Person 15\""), "name is too silly");
		assertThat(done(run()).refused()).isEqualTo(1);
		this.api.answerWith((request) -> ImportAnswer.accepted());
		restart();
		addDestination("other");
		sync("destination", "other");
		RunResult result = run();
		assertThat(done(result).delivered()).as("everybody").isEqualTo(40);
		assertThat(result.exitCode()).isZero();
		assertThat(status("other").excluded()).containsEntry(ExclusionKind.REFUSED, 0L);
		assertThat(status("botpenguin").excluded()).containsEntry(ExclusionKind.REFUSED, 1L);
		restart();
		sync("destination", "botpenguin");
		assertThat(done(run()).requests()).as("known again").isZero();
		assertThat(done(run()).refused()).isEqualTo(1);
	}

	@Test
	void whatIsInDoubtAtOneDestinationIsNotReportedAtAnother() {
		insert(1, 10);
		waitsAreShort();
		destination("patience", "1s");
		this.api.answerWith((request) -> ImportAnswer.json(200, "{}").applying());
		assertThat(run().message()).contains("In doubt: 10 contacts");
		this.api.answerWith((request) -> ImportAnswer.accepted());
		restart();
		addDestination("other");
		sync("destination", "other");
		RunResult result = run();
		assertThat(done(result).delivered()).isEqualTo(10);
		assertThat(result.message()).isEqualTo("10 contacts delivered");
		assertThat(status("other").inDoubt().contacts()).isZero();
		assertThat(status("botpenguin").inDoubt().contacts()).isEqualTo(10);
		restart();
		sync("destination", "botpenguin");
		assertThat(done(run()).delivered()).as("once more, where it is in doubt").isEqualTo(10);
		assertThat(status("botpenguin").inDoubt().contacts()).isZero();
	}

	private SyncStatus status(String destination) {
		return context().getBean(StatusLog.class).status("customers", destination);
	}

	@Test
	void contactsThatShareAPhoneHaveOneOwner() {
		insert(1, 4);
		samePhone(1, 2, 3);
		this.source
			.sql("UPDATE customer SET updated_at = TIMESTAMP WITH TIME ZONE '2026-01-05 00:00:00+00' WHERE id = 2")
			.update();
		for (int night = 0; night < 3; night++) {
			RunTotals totals = done(run());
			assertThat(totals.duplicate()).isEqualTo(2);
			assertThat(totals.delivered()).isEqualTo((night == 0) ? 2 : 0);
		}
		assertThat(this.api.accepted().get(Contacts.recipient(1))).contains("Person 2\"");
		assertThat(this.api.timesAccepted(Contacts.recipient(1))).isEqualTo(1);
	}

	@Test
	void newerTwinTakesOverAndTheFormerOwnerIsListed() {
		insert(1, 3);
		done(run());
		insert(4, 4);
		samePhone(1, 4);
		this.source
			.sql("UPDATE customer SET updated_at = TIMESTAMP WITH TIME ZONE '2026-06-01 00:00:00+00' WHERE id = 4")
			.update();
		RunTotals totals = done(run());
		assertThat(totals.read()).isEqualTo(4);
		assertThat(totals.delivered()).isEqualTo(1);
		assertThat(totals.duplicate()).isEqualTo(1);
		assertThat(excluded()).containsExactly(Map.entry("1", "same-phone"));
		assertThat(done(run()).requests()).isZero();
	}

	@Test
	void ownerThatWasTouchedWithoutAChangeStaysTheOwner() {
		insert(1, 2);
		done(run());
		insert(3, 3);
		samePhone(1, 3);
		this.source
			.sql("UPDATE customer SET updated_at = TIMESTAMP WITH TIME ZONE '2026-06-01 00:00:00+00' WHERE id = 3")
			.update();
		this.source
			.sql("UPDATE customer SET updated_at = TIMESTAMP WITH TIME ZONE '2026-07-01 00:00:00+00' WHERE id = 1")
			.update();
		RunTotals totals = done(run());
		assertThat(totals.duplicate()).isEqualTo(1);
		assertThat(totals.requests()).isZero();
		assertThat(excluded()).containsExactly(Map.entry("3", "same-phone"));
	}

	@Test
	void duplicateTakesOverWhenTheOwnerLeavesAndTheOwnerIsSentAgainWhenItReturns() {
		insert(1, 3);
		samePhone(1, 2);
		done(run());
		assertThat(excluded()).containsOnlyKeys("2");
		this.source.sql("DELETE FROM customer WHERE id = 1").update();
		RunTotals totals = done(run());
		assertThat(totals.delivered()).isEqualTo(1);
		assertThat(totals.read()).isEqualTo(2);
		assertThat(this.api.accepted().get(Contacts.recipient(1))).contains("Person 2\"");
		assertThat(excluded()).containsExactly(Map.entry("1", "not-in-source"));
		insert(1, 1);
		assertThat(done(run()).delivered()).isEqualTo(1);
		assertThat(this.api.accepted().get(Contacts.recipient(1))).contains("Person 1\"");
		assertThat(excluded()).containsOnlyKeys("2");
	}

	@Test
	void contactThatMovesIsSentUnderItsNewPhoneAndTheOldOneIsListed() {
		insert(1, 2);
		done(run());
		this.source.sql("UPDATE customer SET phone = ? WHERE id = 1").param(Contacts.phone(9)).update();
		RunTotals totals = done(run());
		assertThat(totals.delivered()).isEqualTo(1);
		assertThat(this.api.accepted()).containsKey(Contacts.recipient(9));
		assertThat(excluded()).containsExactly(Map.entry("1", "phone-changed"));
		assertThat(done(run()).requests()).isZero();
	}

	/** Or else each run maps all rows, which takes most of its time. */
	@Test
	void rowIsKnownAgainByTheNextStartOfTheSameBuild() {
		assumeThat(getClass().getResource("/META-INF/build-info.properties")).as("made by Maven").isNotNull();
		insert(1, 3);
		done(run());
		List<Long> hashes = rowHashes();
		assertThat(hashes).hasSize(3).doesNotContainNull();
		restart();
		done(run());
		assertThat(rowHashes()).isEqualTo(hashes);
	}

	private List<Long> rowHashes() {
		return state().sql("SELECT row_hash FROM contact_sync.delivery ORDER BY contact_key").query(Long.class).list();
	}

	@Test
	void contactsInDoubtAreSentAgainByTheNextRun() {
		insert(1, 100);
		waitsAreShort();
		this.settings.add("--contact-sync.destinations.botpenguin.patience=2s");
		this.api.answerWith((request) -> ImportAnswer.json(200, "{}").applying());
		RunResult first = run();
		assertThat(first.outcome()).isEqualTo(RunOutcome.FAILED);
		assertThat(first.exitCode()).isEqualTo(69);
		assertThat(first.message()).contains("In doubt: 100 contacts, sent by request 1.");
		assertThat(state().sql("SELECT COUNT(*) FROM contact_sync.v_delivery WHERE state = 'in doubt'")
			.query(Integer.class)
			.single()).isEqualTo(100);
		this.api.answerWith((request) -> ImportAnswer.accepted());
		RunTotals totals = done(runner().run(new RunRequest.Restart("customers")).get(0));
		assertThat(totals.delivered()).isEqualTo(100);
		assertThat(totals.maybeTwice()).isGreaterThanOrEqualTo(100);
		assertThat(done(run()).requests()).isZero();
		assertThat(this.api.requestCount()).isEqualTo(postsInJournal());
	}

	@Test
	void runThatWasStoppedByTheTokenResumesWhereItStopped() {
		insert(1, 2500);
		this.settings.add("--contact-sync.destinations.botpenguin.in-flight=2");
		this.api.answerWith((request) -> (request.number() > 5) ? ImportAnswer.failure(401, "Unauthorized")
				: ImportAnswer.accepted());
		RunResult first = run();
		assertThat(first.outcome()).isEqualTo(RunOutcome.FAILED);
		assertThat(first.exitCode()).isEqualTo(77);
		assertThat(this.api.accepted()).hasSize(500);
		this.api.answerWith((request) -> ImportAnswer.accepted());
		List<RunResult> results = runner().run(RunRequest.update("customers"));
		assertThat(results).hasSize(2).allSatisfy((result) -> done(result));
		assertThat(results.get(0).run()).isEqualTo(first.run());
		assertThat(results.get(0).totals().delivered()).isEqualTo(2500);
		assertThat(results.get(1).totals().requests()).isZero();
		assertThat(this.api.accepted()).hasSize(2500);
		assertThat(this.api.timesAccepted().values()).containsOnly(1);
		assertThat(this.api.requestCount()).isEqualTo(postsInJournal());
	}

	@Test
	void apiThatRefusesEveryContactRejectsNone() {
		insert(1, 300);
		this.api.answerWith((request) -> ImportAnswer.failure(400, "attributes must be a map"));
		for (int night = 0; night < 2; night++) {
			RunResult result = run();
			assertThat(result.exitCode()).isEqualTo(76);
			assertThat(result.message()).contains("attributes must be a map");
			assertThat(excluded()).isEmpty();
		}
		this.api.answerWith((request) -> ImportAnswer.accepted());
		RunResult result = runner().run(new RunRequest.Restart("customers")).get(0);
		assertThat(done(result).delivered()).isEqualTo(300);
		assertThat(done(run()).requests()).isZero();
	}

	@Test
	void smallestPoolThatIsAcceptedIsEnough() {
		insert(1, 3000);
		this.settings.add("--spring.datasource.hikari.maximum-pool-size=6");
		this.settings.add("--contact-sync.syncs.customers.chunk-size=20");
		assertThat(done(run()).delivered()).isEqualTo(3000);
		this.source.sql("UPDATE customer SET city = 'Oslo'").update();
		assertThat(done(run()).changed()).isEqualTo(3000);
	}

	@Test
	void poolThatIsTooSmallIsRefusedAtOnce() {
		this.settings.add("--spring.datasource.hikari.maximum-pool-size=5");
		assertThat(run()).satisfies((result) -> {
			assertThat(result.exitCode()).isEqualTo(78);
			assertThat(result.message()).contains("at least 6 connections");
		});
	}

	@Test
	void poolOfOneConnectionIsRefusedAtOnce() {
		this.settings.add("--spring.datasource.hikari.maximum-pool-size=1");
		assertThatException().isThrownBy(this::runner)
			.withStackTraceContaining("maximum-pool-size is 1: at least 2 connections");
	}

	@Test
	void severalRequestsAreUnderWayAtTheSameTime() {
		insert(1, 4000);
		this.settings.add("--contact-sync.syncs.customers.chunk-size=100");
		this.api.answerWith((request) -> ImportAnswer.accepted().delayed(Duration.ofMillis(30)));
		assertThat(done(run()).delivered()).isEqualTo(4000);
		assertThat(this.api.mostConcurrent()).isBetween(2, 4);
	}

	@Test
	void limitLeavesTheRestToTheNextRun() {
		insert(1, 250);
		List<RunResult> limited = runner().run(new RunRequest.Update("customers", false, 30, false));
		RunTotals totals = done(limited.get(0));
		assertThat(totals.delivered()).isEqualTo(30);
		assertThat(totals.pending()).isEqualTo(220);
		assertThat(done(run()).delivered()).isEqualTo(220);
	}

	@Test
	void changedMappingClosesAnUnfinishedRunAndSendsWhatDiffers() {
		insert(1, 150);
		this.api.answerWith((request) -> ImportAnswer.failure(401, "Unauthorized"));
		assertThat(run().exitCode()).isEqualTo(77);
		this.api.answerWith((request) -> ImportAnswer.accepted());
		restart("--contact-sync.syncs.customers.mapping.tags[0]=other");
		List<RunResult> results = runner().run(RunRequest.update("customers"));
		assertThat(results).hasSize(1);
		assertThat(done(results.get(0)).delivered()).isEqualTo(150);
		assertThat(state().sql("SELECT state FROM contact_sync.v_run ORDER BY run").query(String.class).list())
			.containsExactly("closed", "done");
	}

	@Test
	void waitThatTheApiAskedForHoldsForTheNextProcess() {
		insert(1, 100);
		this.api.answerWith((request) -> ImportAnswer.failure(429, "slow down").header("Retry-After", "86400"));
		assertThat(run().exitCode()).isEqualTo(75);
		int calls = this.api.requestCount() + this.api.preflights();
		this.api.answerWith((request) -> ImportAnswer.accepted());
		for (String preflight : List.of("true", "false")) {
			restart("--contact-sync.destinations.botpenguin.preflight=" + preflight);
			RunResult result = run();
			assertThat(result.exitCode()).isEqualTo(75);
			assertThat(result.message()).contains("asks to wait: nothing is sent until");
			assertThat(this.api.requestCount() + this.api.preflights()).isEqualTo(calls);
		}
		state().sql("UPDATE contact_sync.api_wait SET wait_until = CURRENT_TIMESTAMP").update();
		restart("--contact-sync.destinations.botpenguin.preflight=true");
		assertThat(run().exitCode()).isZero();
		assertThat(this.api.accepted()).hasSize(100);
	}

	@Test
	void requestThatIsTooLargeMakesTheOthersSmaller() {
		insert(1, 1000);
		this.settings.add("--contact-sync.destinations.botpenguin.in-flight=1");
		this.api.largest(12_000);
		RunTotals totals = done(run());
		assertThat(totals.delivered()).isEqualTo(1000);
		assertThat(this.api.requests()).extracting((request) -> request.body().length)
			.as("bytes")
			.filteredOn((bytes) -> bytes > 12_000)
			.hasSize(1);
		assertThat(this.api.requestCount()).isEqualTo(postsInJournal());
	}

	@Test
	void contactThatIsTooLargeAloneIsRefusedAndTeachesNothing() {
		insert(1, 300);
		this.settings.add("--contact-sync.destinations.botpenguin.in-flight=1");
		this.api.answerWith((
				request) -> request.contacts().stream().anyMatch((contact) -> contact.toString().contains("Person 1\""))
						? ImportAnswer.failure(413, "request entity too large") : ImportAnswer.accepted());
		RunTotals totals = done(run());
		assertThat(totals.delivered()).isEqualTo(299);
		assertThat(totals.refused()).isEqualTo(1);
		assertThat(this.api.requestCount()).isLessThanOrEqualTo(15 + 5);
	}

	@Test
	void runEndsCleanlyAtItsDeadline() {
		insert(1, 100);
		this.settings.add("--contact-sync.syncs.customers.deadline=2s");
		this.api.answerWith((request) -> ImportAnswer.failure(429, "slow down").header("Retry-After", "600"));
		RunResult result = run();
		assertThat(result.outcome()).isEqualTo(RunOutcome.STOPPED);
		assertThat(result.exitCode()).isEqualTo(75);
		assertThat(result.message()).contains("contact-sync.syncs.customers.deadline: 2s");
		assertThat(this.api.requestCount()).isEqualTo(postsInJournal());
	}

	@Test
	void largeTableIsReadByItsChangesAndSweptInParts() {
		insert(1, 400);
		this.settings.addAll(List.of("--contact-sync.syncs.customers.sweep-below=100",
				"--contact-sync.syncs.customers.chunk-size=5", "--contact-sync.syncs.customers.overlap=1h"));
		done(run());
		this.source.sql("UPDATE customer SET city = 'Oslo', updated_at = CURRENT_TIMESTAMP WHERE id = 300").update();
		this.source.sql("UPDATE customer SET city = 'Rome' WHERE id IN (1, 200, 400)").update();
		this.source.sql("UPDATE customer SET city = 'Bonn', updated_at = NULL WHERE id = 20").update();
		this.source.sql("DELETE FROM customer WHERE id IN (50, 350)").update();
		RunTotals first = done(run());
		assertThat(first.read()).isLessThan(400);
		assertThat(this.api.accepted().get(Contacts.recipient(300))).contains("Oslo");
		assertThat(this.api.accepted().get(Contacts.recipient(20))).contains("Bonn");
		for (int night = 0; night < 7; night++) {
			done(run());
		}
		assertThat(this.api.accepted().values()).filteredOn((json) -> json.contains("Rome")).hasSize(3);
		assertThat(excluded()).containsOnlyKeys("50", "350");
	}

	@Test
	void eachContactOfOneMomentIsSentOnce() {
		insert(1, 1000);
		this.settings.addAll(
				List.of("--contact-sync.syncs.customers.page-size=7", "--contact-sync.syncs.customers.chunk-size=20"));
		assertThat(done(run()).delivered()).isEqualTo(1000);
		assertThat(this.api.timesAccepted()).hasSize(1000);
		assertThat(this.api.timesAccepted().values()).containsOnly(1);
	}

	@Test
	void staleExecutionsOfAKilledProcessAreNoObstacle() {
		insert(1, 250);
		this.api.answerWith((request) -> ImportAnswer.failure(403, "Forbidden"));
		assertThat(run().outcome()).isEqualTo(RunOutcome.FAILED);
		for (String status : List.of("STARTED", "STARTING", "STOPPING", "UNKNOWN", "ABANDONED")) {
			state().sql("UPDATE contact_sync.batch_job_execution SET status = ?, end_time = NULL")
				.param(status)
				.update();
			state().sql("UPDATE contact_sync.batch_step_execution SET status = ?, end_time = NULL")
				.param(status)
				.update();
			assertThat(runner().run(new RunRequest.Restart("customers")).get(0).exitCode()).as(status).isEqualTo(77);
		}
		List.of("step_execution_context", "step_execution", "job_execution_context", "job_execution_params",
				"job_execution")
			.forEach((table) -> state().sql("DELETE FROM contact_sync.batch_" + table).update());
		assertThat(runner().run(new RunRequest.Restart("customers")).get(0).exitCode()).as("no execution")
			.isEqualTo(77);
		this.api.answerWith((request) -> ImportAnswer.accepted());
		assertThat(done(runner().run(new RunRequest.Restart("customers")).get(0)).delivered()).isEqualTo(250);
		assertThat(runner().run(new RunRequest.Restart("customers"))).isEmpty();
	}

	@Test
	void batchKeepsNothingButStringsAndNumbers() {
		insert(1, 30);
		done(run());
		assertThat(state().sql("SELECT COUNT(*) FROM contact_sync.batch_step_execution").query(Long.class).single())
			.isPositive();
		assertThat(state().sql("SELECT short_context FROM contact_sync.batch_step_execution_context")
			.query(String.class)
			.list()).allMatch((context) -> context.startsWith("{"));
	}

	@Test
	void slicesAreWorkedOnInTheOrderOfTheirNumbers() {
		insert(1, 60);
		sync("chunk-size", 2);
		destination("request-size", 2);
		destination("in-flight", 1);
		done(run());
		List<String> begun = state().sql("""
				SELECT step_name FROM contact_sync.batch_step_execution WHERE step_name LIKE 'deliver:%'
				ORDER BY start_time, step_execution_id
				""").query(String.class).list();
		assertThat(begun).hasSizeGreaterThan(15);
		for (int i = 0; i < begun.size(); i++) {
			int number = Integer.parseInt(begun.get(i).substring("deliver:".length()));
			assertThat(number).as("%s, by two workers", begun).isBetween(i - 3, i + 3);
		}
	}

}
