package dev.contactsync.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import dev.contactsync.ContactSyncApplication;
import dev.contactsync.contact.ExclusionKind;
import dev.contactsync.launch.RunRequest;
import dev.contactsync.launch.RunResult.RunOutcome;
import dev.contactsync.launch.RunResult;
import dev.contactsync.runs.RunTotals;
import dev.contactsync.status.StatusLog;
import dev.contactsync.status.SyncStatus;
import dev.contactsync.testing.FakeImportApi;
import dev.contactsync.testing.ImportAnswer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/** What the guard holds, and how that continues, on every database. */
@ExtendWith(OutputCaptureExtension.class)
abstract class GuardContract {

	private static final String CUSTOMERS = "--contact-sync.syncs.customers.";

	private final FakeImportApi api = FakeImportApi.start();

	private final List<String> settings = new ArrayList<>();

	private SingleConnectionDataSource sourceConnection;

	private JdbcTemplate source;

	private @Nullable ConfigurableApplicationContext context;

	/** The URL of an empty database. */
	abstract String newDatabase();

	@BeforeEach
	void start() {
		String sourceUrl = newDatabase();
		this.sourceConnection = new SingleConnectionDataSource(sourceUrl, true);
		this.source = new JdbcTemplate(this.sourceConnection);
		this.source.execute("CREATE TABLE customer (id BIGINT PRIMARY KEY, name VARCHAR(200), phone VARCHAR(40), "
				+ "city VARCHAR(100), updated_at TIMESTAMP(6) WITH TIME ZONE)");
		this.settings
			.addAll(List.of("--spring.datasource.url=" + newDatabase(), "--contact-sync.sources.crm.url=" + sourceUrl,
					"--contact-sync.destinations.botpenguin.base-url=" + this.api.baseUrl(),
					"--contact-sync.destinations.botpenguin.token=" + FakeImportApi.TOKEN,
					"--contact-sync.destinations.botpenguin.requests-per-second=1000", CUSTOMERS + "table=customer",
					CUSTOMERS + "key=id", CUSTOMERS + "changed-at=updated_at", CUSTOMERS + "mapping.name={name}",
					CUSTOMERS + "mapping.phone={phone}", CUSTOMERS + "mapping.attributes.city={city}"));
	}

	@AfterEach
	void stop() {
		if (this.context != null) {
			this.context.close();
		}
		this.api.close();
		this.sourceConnection.destroy();
		assertThat(this.api.violations()).isEmpty();
	}

	@Test
	void changedMappingIsHeldBeforeTheFirstPostAndContinuesWhenApproved() {
		insert(1, 1200);
		done(run());
		restart("mapping.name={name} of {city}");
		int before = this.api.requestCount() + this.api.preflights();
		RunResult held = held(run());
		assertThat(held.message()).contains("1,200 of 1,200 contacts that the API has would be sent again",
				"what differs: name 1,200", "run customers --approve");
		assertThat(held.totals().pending()).isEqualTo(1200);
		assertThat(held.totals().balance()).isTrue();
		assertThat(this.api.requestCount() + this.api.preflights()).isEqualTo(before);
		assertThat(done(approve()).changed()).isEqualTo(1200);
		assertThat(this.api.accepted().values()).allMatch((contact) -> contact.contains(" of Pune"));
		assertThat(done(run()).requests()).isZero();
		assertThat(states()).containsExactly("done", "closed", "done", "done");
	}

	@Test
	void mappingThatGivesEveryContactAnotherPhoneIsHeld() {
		insert(1, 1000);
		done(run());
		this.source.update("UPDATE customer SET city = phone");
		IntStream.rangeClosed(1, 1000)
			.forEach((i) -> this.source.update("UPDATE customer SET phone = ? WHERE id = ?", Contacts.phone(2000 + i),
					i));
		restart("mapping.attributes.city=Pune");
		RunResult held = held(run());
		assertThat(held.message()).contains("1,000 of 1,000", "what differs: phone 1,000");
	}

	@Test
	void tableWithNewKeysIsHeld() {
		insert(1, 1200);
		done(run());
		int before = this.api.requestCount();
		this.source.update("UPDATE customer SET id = id + 100000");
		assertThat(held(run()).message()).contains("1,200 of 1,200 known contacts are no longer in the source");
		assertThat(this.api.requestCount()).isEqualTo(before);
		this.source.update("UPDATE customer SET id = id - 100000");
		assertThat(done(run()).requests()).isZero();
	}

	@Test
	void newContactsAreNeverTooMany() {
		insert(1, 30);
		done(run());
		insert(31, 1200);
		assertThat(done(run()).added()).isEqualTo(1170);
	}

	@Test
	void emptiedSourceIsHeldAndTheNextRunNeedsNoApprovalWhenItIsFull() {
		insert(1, 100);
		done(run());
		List<String> before = ledger();
		this.source.execute("CREATE TABLE aside AS SELECT * FROM customer");
		this.source.execute("DELETE FROM customer");
		for (int night = 0; night < 2; night++) {
			assertThat(held(run()).message()).contains("the source is empty; it had 100 contacts at run 1");
		}
		assertThat(ledger()).isEqualTo(before);
		this.source.execute("INSERT INTO customer SELECT * FROM aside");
		insert(101, 101);
		RunTotals totals = done(run());
		assertThat(totals.unchanged()).isEqualTo(100);
		assertThat(totals.delivered()).isEqualTo(1);
		assertThat(state().sql("SELECT COUNT(*) FROM contact_sync.v_excluded").query(Integer.class).single()).isZero();
		assertThat(states()).containsExactly("done", "closed", "closed", "done");
	}

	@Test
	void halfOfTheSourceGoneIsHeldAndNoContactIsGone() {
		insert(1, 100);
		done(run());
		List<String> before = ledger();
		this.source.execute("DELETE FROM customer WHERE id > 50");
		assertThat(held(run()).message()).contains("the source has 50 contacts, 50 fewer (50 %) than at run 1");
		assertThat(ledger()).isEqualTo(before);
		assertThat(held(restartOnly()).message()).contains("run customers --approve");
		assertThat(this.api.requestCount()).isEqualTo(1);
		assertThat(status().runs().held()).isNotNull();
		done(approve());
		assertThat(status().runs().held()).isNull();
		assertThat(status().excluded()).containsEntry(ExclusionKind.GONE, 50L);
		assertThat(done(run()).read()).as("the new base").isEqualTo(50);
	}

	@Test
	void fewDeletedContactsAreListedAsGone() {
		insert(1, 100);
		done(run());
		this.source.execute("DELETE FROM customer WHERE id > 80");
		assertThat(done(run()).read()).isEqualTo(80);
		assertThat(status().excluded()).containsEntry(ExclusionKind.GONE, 20L);
	}

	@Test
	void largeTableThatIsReadInPartsIsCountedInEveryRun() {
		insert(1, 300);
		this.settings
			.addAll(List.of(CUSTOMERS + "sweep-below=10", CUSTOMERS + "chunk-size=5", CUSTOMERS + "overlap=1h"));
		done(run());
		done(run());
		List<String> before = ledger();
		this.source.execute("DELETE FROM customer WHERE id > 150");
		assertThat(held(run()).message()).contains("the source has 150 contacts, 150 fewer (50 %) than at run 2");
		assertThat(ledger()).isEqualTo(before);
		assertThat(state().sql("SELECT source_count FROM contact_sync.v_run WHERE state = 'done' ORDER BY run")
			.query(Long.class)
			.list()).containsExactly(300L, 300L);
	}

	@Test
	void manyMoreInvalidContactsAreHeld() {
		insert(1, 100);
		done(run());
		List<String> before = ledger();
		this.source.execute("UPDATE customer SET phone = '12' WHERE id <= 40");
		assertThat(held(run()).message()).contains("40 of 100 contacts are invalid (40 %); at run 1 it was 0 %");
		assertThat(ledger()).isEqualTo(before);
		assertThat(done(approve()).invalid()).isEqualTo(40);
		assertThat(done(run()).invalid()).as("the new base").isEqualTo(40);
	}

	@Test
	void mappingChangedAfterACrashClosesTheOldRunAndTheNewOneIsHeld() {
		insert(1, 2400);
		this.settings.add("--contact-sync.destinations.botpenguin.in-flight=2");
		this.api.answerWith((request) -> (request.number() > 15) ? ImportAnswer.failure(401, "Unauthorized")
				: ImportAnswer.accepted());
		assertThat(run().exitCode()).isEqualTo(77);
		this.api.answerWith((request) -> ImportAnswer.accepted());
		restart("mapping.name={name} of {city}");
		int before = this.api.requestCount();
		assertThat(held(run()).message()).contains("1,500 of 1,500", "name 1,500");
		assertThat(this.api.requestCount()).isEqualTo(before);
		assertThat(states()).containsExactly("closed", "held");
		assertThat(done(approve()).delivered()).isEqualTo(2400);
	}

	@Test
	void approvalSurvivesACrashAndIsUsedUpByTheRun() {
		insert(1, 1200);
		done(run());
		restart("mapping.name={name} of {city}");
		held(run());
		this.settings.add("--contact-sync.destinations.botpenguin.in-flight=1");
		int before = this.api.requestCount();
		this.api.answerWith((request) -> (request.number() > before + 3) ? ImportAnswer.failure(401, "Unauthorized")
				: ImportAnswer.accepted());
		assertThat(approve().exitCode()).isEqualTo(77);
		this.api.answerWith((request) -> ImportAnswer.accepted());
		restart("mapping.name={name} of {city}");
		List<RunResult> results = runner().run(RunRequest.update("customers"));
		assertThat(results).hasSize(2).allSatisfy((result) -> done(result));
		assertThat(results.get(0).totals().changed()).isEqualTo(1200);
		this.source.execute("UPDATE customer SET city = 'Oslo'");
		held(approve());
	}

	@Test
	void approvalIsKeptFromTheFirstMomentOfTheRun() {
		insert(1, 100);
		done(run());
		this.source.execute("DELETE FROM customer WHERE id > 50");
		held(run());
		this.api.answerPreflight(ImportAnswer.failure(401, "Unauthorized"));
		assertThat(approve().exitCode()).isEqualTo(77);
		this.api.answerPreflight(ImportAnswer.json(200, "{\"success\":true,\"message\":\"\",\"data\":[]}"));
		assertThat(done(restartOnly()).read()).isEqualTo(50);
	}

	@Test
	void approvalDoesNotCoverWhatWasNotShown() {
		insert(1, 200);
		done(run());
		this.source.execute("DELETE FROM customer WHERE id > 100");
		assertThat(held(run()).message()).doesNotContain("not part of what was shown");
		this.source.execute("DELETE FROM customer WHERE id > 70");
		assertThat(held(approve()).message()).contains("70 contacts, 130 fewer", "not part of what was shown");
		this.source.execute("DELETE FROM customer WHERE id > 60");
		assertThat(done(approve()).read()).isEqualTo(60);
	}

	@Test
	void approvalOfOneMappingDoesNotCoverAnother() {
		insert(1, 1000);
		done(run());
		restart("mapping.name={name} of {city}");
		held(run());
		restart("mapping.name={name} in {city}");
		held(approve());
		assertThat(done(approve()).changed()).isEqualTo(1000);
	}

	@Test
	void runWithoutAnythingToApproveSaysSoAndRunsAsUsual(CapturedOutput log) {
		insert(1, 100);
		done(approve());
		assertThat(log).contains("there is nothing to approve: no run with this configuration is held")
			.contains("the source has 100 contacts; there is nothing to compare with yet");
		this.source.execute("DELETE FROM customer WHERE id > 50");
		held(approve());
	}

	@Test
	void limitedRunThatIsApprovedIsNoBase() {
		insert(1, 1000);
		done(run());
		restart("mapping.name={name} of {city}");
		held(run());
		RunTotals limited = done(runner().run(new RunRequest.Update("customers", false, 10, true)).get(0));
		assertThat(limited.delivered()).isEqualTo(10);
		assertThat(limited.pending()).isEqualTo(990);
		held(run());
		assertThat(done(approve()).changed()).isEqualTo(990);
	}

	@Test
	void whatIsLeftByALimitedRunIsHeldAndCanBeApprovedAtOnce(CapturedOutput log) {
		insert(1, 1100);
		done(run());
		restart("mapping.name={name} of {city}");
		held(run());
		assertThat(done(runner().run(new RunRequest.Update("customers", false, 10, true)).get(0)).delivered())
			.isEqualTo(10);
		assertThat(done(approve()).changed()).isEqualTo(1090);
		assertThat(log).doesNotContain("nothing to approve");
	}

	@Test
	void replayIsNotGuarded() {
		insert(1, 100);
		this.source.execute("UPDATE customer SET phone = '12' WHERE id = 1");
		done(run());
		this.source.execute("DELETE FROM customer WHERE id > 50");
		held(run());
		this.source.update("UPDATE customer SET phone = ? WHERE id = 1", Contacts.phone(1));
		assertThat(done(runner().run(new RunRequest.Replay("customers", null, null)).get(0)).delivered()).isEqualTo(1);
		assertThat(status().runs().held()).as("still waits").isNotNull();
		done(approve());
	}

	@Test
	void sourceThatIsEmptiedBetweenACrashAndTheNextRunIsHeld() {
		insert(1, 300);
		done(run());
		this.source.execute("UPDATE customer SET city = 'Oslo'");
		this.settings.add("--contact-sync.destinations.botpenguin.in-flight=1");
		this.settings.add(CUSTOMERS + "guard.changed-percent=100");
		this.api.answerWith((request) -> (request.number() > 4) ? ImportAnswer.failure(401, "Unauthorized")
				: ImportAnswer.accepted());
		restart("chunk-size=100");
		assertThat(run().exitCode()).isEqualTo(77);
		this.api.answerWith((request) -> ImportAnswer.accepted());
		List<String> before = ledger();
		this.source.execute("CREATE TABLE aside AS SELECT * FROM customer");
		this.source.execute("DELETE FROM customer");
		assertThat(held(run()).message()).contains("the source is empty");
		assertThat(ledger()).isEqualTo(before);
		this.source.execute("INSERT INTO customer SELECT * FROM aside");
		assertThat(done(run()).delivered()).isEqualTo(200);
		assertThat(this.api.accepted().values()).allMatch((contact) -> contact.contains("Oslo"));
	}

	@Test
	void loadThatIsResumedAfterTheSourceWasEmptiedIsNoBaseForThat() {
		insert(1, 300);
		this.settings
			.addAll(List.of("--contact-sync.destinations.botpenguin.in-flight=1", CUSTOMERS + "chunk-size=100"));
		this.api.answerWith((request) -> (request.number() > 1) ? ImportAnswer.failure(401, "Unauthorized")
				: ImportAnswer.accepted());
		assertThat(run().exitCode()).isEqualTo(77);
		this.api.answerWith((request) -> ImportAnswer.accepted());
		this.source.execute("DELETE FROM customer");
		done(restartOnly());
		assertThat(held(run()).message()).contains("the source is empty; it had 300 contacts at run 1");
	}

	@Test
	void runThatWasLetPassIsNotHeldForItsChangesWhenItIsResumed() {
		insert(1, 1000);
		this.settings.add(CUSTOMERS + "guard.changed-percent=100");
		done(run());
		this.source.execute("UPDATE customer SET city = 'Oslo'");
		this.api.answerWith((request) -> (request.number() > 12) ? ImportAnswer.failure(401, "Unauthorized")
				: ImportAnswer.accepted());
		assertThat(run().exitCode()).isEqualTo(77);
		this.api.answerWith((request) -> ImportAnswer.accepted());
		restart("guard.changed-percent=50");
		assertThat(done(restartOnly()).changed()).isEqualTo(1000);
	}

	@Test
	void settingsOfTheGuardAreCheckedAndUsed() {
		insert(1, 100);
		this.settings.add(CUSTOMERS + "guard.fewer-percent=60");
		done(run());
		this.source.execute("DELETE FROM customer WHERE id > 45");
		done(run());
		restart("guard.fewer-procent=60");
		assertThatException().isThrownBy(this::runner).withStackTraceContaining("did you mean fewer-percent?");
		this.settings.remove(CUSTOMERS + "guard.fewer-procent=60");
		this.settings.add(CUSTOMERS + "guard.changed-percent=101");
		assertThatException().isThrownBy(this::runner)
			.withStackTraceContaining("guard.changed-percent: 101 is out of range");
	}

	@Test
	void apiThatRefusesEveryContactRejectsThemWhenApproved() {
		insert(1, 30);
		this.api.answerWith((request) -> ImportAnswer.failure(400, "no such city"));
		assertThat(run()).satisfies((result) -> {
			assertThat(result.exitCode()).isEqualTo(76);
			assertThat(result.message()).contains("run customers --approve records the rejections");
		});
		assertThat(status().excluded()).containsEntry(ExclusionKind.REFUSED, 0L);
		List<RunResult> approved = runner().run(new RunRequest.Update("customers", false, null, true));
		assertThat(approved).hasSize(2).allSatisfy((result) -> {
			assertThat(result.exitCode()).isEqualTo(3);
			assertThat(done(result).refused()).isEqualTo(30);
		});
		assertThat(status().excluded()).containsEntry(ExclusionKind.REFUSED, 30L);
	}

	@Test
	void approvalOfChangesDoesNotLetRejectionsStand() {
		insert(1, 1000);
		done(run());
		restart("mapping.name={name} of {city}");
		held(run());
		this.api.answerWith((request) -> ImportAnswer.failure(400, "no such city"));
		assertThat(approve().exitCode()).isEqualTo(76);
		assertThat(run().exitCode()).as("not shown when it was approved").isEqualTo(76);
		assertThat(status().excluded()).containsEntry(ExclusionKind.REFUSED, 0L);
		this.api.answerWith((request) -> ImportAnswer.accepted());
		assertThat(done(restartOnly()).changed()).as("the approval of the changes is kept").isEqualTo(1000);
	}

	@Test
	void approvalOfNothingDoesNotLetRejectionsStand() {
		insert(1, 30);
		this.api.answerWith((request) -> ImportAnswer.failure(400, "no such city"));
		assertThat(approve().exitCode()).isEqualTo(76);
		assertThat(status().excluded()).containsEntry(ExclusionKind.REFUSED, 0L);
	}

	private void insert(int from, int to) {
		this.source.batchUpdate(
				"INSERT INTO customer VALUES (?, ?, ?, 'Pune', TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00+00')",
				IntStream.rangeClosed(from, to)
					.mapToObj((i) -> new Object[] { i, "Person " + i, Contacts.phone(i) })
					.toList());
	}

	/** Everything that is remembered of contacts. */
	private List<String> ledger() {
		List<String> rows = new ArrayList<>();
		for (String table : List.of("delivery", "excluded")) {
			state().sql("SELECT * FROM contact_sync." + table + " ORDER BY contact_key")
				.query()
				.listOfRows()
				.forEach((row) -> rows.add(row.toString()));
		}
		return rows;
	}

	private List<String> states() {
		return state().sql("SELECT state FROM contact_sync.v_run ORDER BY run").query(String.class).list();
	}

	private SyncStatus status() {
		return context().getBean(StatusLog.class).status("customers", "botpenguin");
	}

	private RunResult run() {
		return last(runner().run(RunRequest.update("customers")));
	}

	private RunResult approve() {
		return last(runner().run(new RunRequest.Update("customers", false, null, true)));
	}

	private RunResult restartOnly() {
		return last(runner().run(new RunRequest.Restart("customers")));
	}

	private static RunResult last(List<RunResult> results) {
		return results.get(results.size() - 1);
	}

	private static RunTotals done(RunResult result) {
		assertThat(result.outcome()).as(result.message()).isEqualTo(RunOutcome.DONE);
		assertThat(result.totals().balance()).as(result.totals().toString()).isTrue();
		return result.totals();
	}

	private static RunResult held(RunResult result) {
		assertThat(result.outcome()).as(result.message()).isEqualTo(RunOutcome.HELD);
		assertThat(result.exitCode()).isEqualTo(65);
		return result;
	}

	/** Starts the program again with another setting. */
	private void restart(String setting) {
		Objects.requireNonNull(this.context).close();
		this.context = null;
		String name = CUSTOMERS + setting.substring(0, setting.indexOf('=') + 1);
		this.settings.removeIf((other) -> other.startsWith(name));
		this.settings.add(CUSTOMERS + setting);
	}

	private SyncRunner runner() {
		return context().getBean(SyncRunner.class);
	}

	private JdbcClient state() {
		return context().getBean(JdbcClient.class);
	}

	private ConfigurableApplicationContext context() {
		if (this.context == null) {
			this.context = new SpringApplicationBuilder(ContactSyncApplication.class).web(WebApplicationType.NONE)
				.run(this.settings.toArray(String[]::new));
		}
		return this.context;
	}

}
