package dev.contactsync.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import dev.contactsync.launch.RunRequest;
import dev.contactsync.launch.RunResult;
import dev.contactsync.runs.RunTotals;
import dev.contactsync.testing.FaultProxy.Commit;
import dev.contactsync.testing.FaultProxy;
import dev.contactsync.testing.ImportAnswer;
import dev.contactsync.testing.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of a run whose databases fail under it. */
@Timeout(300)
@Tag("databases")
class DatabaseFaultTests extends SyncSetUp {

	private static final int CONTACTS = 30;

	private static final int NONE = -1;

	/** Of so many commits one is broken. */
	private static final int STRIDE = 3;

	private final List<FaultProxy> proxies = new ArrayList<>();

	@Override
	String newDatabase() {
		FaultProxy proxy = FaultProxy.before(TestPostgres.newDatabase());
		this.proxies.add(proxy);
		return proxy.url();
	}

	@AfterEach
	@Override
	void stop() {
		try {
			super.stop();
		}
		finally {
			this.proxies.forEach(FaultProxy::close);
		}
	}

	private FaultProxy sourceProxy() {
		return this.proxies.get(0);
	}

	private FaultProxy stateProxy() {
		return this.proxies.get(1);
	}

	/**
	 * In turn one is lost, and one is done without anybody hearing of it. The simulation
	 * breaks all of them.
	 */
	@Test
	void connectionThatIsLostInAnyCommitNeitherLosesNorRepeats() {
		insert(1, CONTACTS);
		destination("request-size", 10);
		destination("in-flight", 1);
		sync("chunk-size", 20);
		done(run());
		update("UPDATE customer SET city = 'Oslo'");
		stateProxy().breakCommit(NONE, Commit.LOST);
		done(run());
		int commits = stateProxy().commits();
		assertThat(commits).isGreaterThan(20);
		for (int number = 1; number <= commits; number += STRIDE) {
			String broken = "commit %d".formatted(number);
			update("UPDATE customer SET city = 'City " + number + "'");
			this.api.clear();
			stateProxy().breakCommit(number, (number % 2 == 0) ? Commit.LOST : Commit.UNHEARD);
			RunResult result = run();
			assertThat(stateProxy().commits()).as(broken).isGreaterThanOrEqualTo(number);
			stateProxy().breakCommit(NONE, Commit.LOST);
			if (result.exitCode() != 0) {
				assertThat(result.exitCode()).as(broken + ": " + result.message()).isEqualTo(69);
				runner().run(RunRequest.update("customers")).forEach(SyncSetUp::done);
			}
			assertDestinationEqualsSource();
			assertThat(this.api.timesAccepted().values()).as(broken).containsOnly(1);
			assertThat(this.api.requestCount()).as(broken).isEqualTo(3);
		}
		assertThat(done(run()).requests()).isZero();
	}

	@Override
	int postsAtTheServer() {
		return postsInJournal();
	}

	/**
	 * In one slice, so that one worker reads: of two, each would wear out the connections
	 * of the other, and on a slow machine a page might meet five of them in a row.
	 */
	@Test
	void sourceThatIsCutInMidPageFiftyTimesIsReadToItsEndOnce() {
		insert(1, 3000);
		sync("chunk-size", 3000);
		sync("page-size", 50);
		destination("in-flight", 1);
		sourceProxy().cutAnswersWith("Person", 50);
		RunTotals totals = done(run());
		assertThat(sourceProxy().cuts()).isEqualTo(50);
		assertThat(totals.read()).isEqualTo(3000);
		assertThat(this.api.timesAccepted()).hasSize(3000);
		assertThat(this.api.timesAccepted().values()).containsOnly(1);
		assertDestinationEqualsSource();
	}

	@Test
	void stateThatIsAwayBetweenPostAndAcknowledgementIsWaitedForWithoutAnotherPost() {
		insert(1, CONTACTS);
		this.api.answerWith((request) -> {
			stateProxy().goDown();
			comeBackSoon();
			return ImportAnswer.accepted();
		});
		RunResult result = run();
		assertThat(result.exitCode()).as(result.message()).isIn(0, 69);
		this.api.answerWith((request) -> ImportAnswer.accepted());
		runner().run(RunRequest.update("customers")).forEach(SyncSetUp::done);
		assertThat(this.api.requestCount()).isEqualTo(1);
		assertThat(this.api.timesAccepted().values()).containsOnly(1);
		assertDestinationEqualsSource();
	}

	private void comeBackSoon() {
		Thread thread = new Thread(() -> {
			try {
				Thread.sleep(2000);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			stateProxy().comeBack();
		});
		thread.setDaemon(true);
		thread.start();
	}

	@Test
	void transactionThatMeetsAnotherIsRepeatedWithoutAPost() {
		insert(1, CONTACTS);
		destination("request-size", 5);
		done(run());
		this.api.clear();
		state().sql("CREATE SEQUENCE contact_sync.meetings").update();
		state().sql("""
				CREATE FUNCTION contact_sync.meet() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
					IF nextval('contact_sync.meetings') % 3 = 1 THEN
						RAISE EXCEPTION 'met' USING ERRCODE = '40P01';
					END IF;
					RETURN NEW;
				END $$
				""").update();
		state()
			.sql("""
					CREATE TRIGGER meet BEFORE UPDATE ON contact_sync.request FOR EACH ROW EXECUTE FUNCTION contact_sync.meet()
					""")
			.update();
		update("UPDATE customer SET city = 'Oslo'");
		RunTotals totals = done(run());
		assertThat(totals.requests()).isEqualTo(6);
		assertThat(this.api.requestCount()).isEqualTo(6);
		assertThat(this.api.timesAccepted().values()).containsOnly(1);
	}

	/**
	 * What can no longer be written to which table, and how many requests leave before
	 * that is known.
	 */
	@ParameterizedTest
	@CsvSource({ "lease, UPDATE, 0", "batch_step_execution, INSERT, 0", "request, INSERT, 0", "request, UPDATE, 1",
			"slice, UPDATE, 2" })
	void stateWhoseDiskIsFullEndsTheRunAndIsResumed(String table, String write, int most) {
		insert(1, 100);
		destination("request-size", 5);
		destination("in-flight", 1);
		sync("chunk-size", 5);
		this.api.answerWith((request) -> ImportAnswer.accepted().delayed(Duration.ofMillis(200)));
		diskIsFullFor(table, write, "");
		RunResult result = run();
		assertThat(result.exitCode()).as(result.message()).isEqualTo(74);
		assertThat(result.message()).startsWith("The state database (spring.datasource.url) cannot write");
		assertThat(this.api.requestCount()).isLessThanOrEqualTo(most);
		int unheard = table.equals("request") ? this.api.accepted().size() : 0;
		state().sql("DROP TRIGGER fill ON contact_sync." + table).update();
		runner().run(RunRequest.update("customers")).forEach(SyncSetUp::done);
		assertDestinationEqualsSource();
		assertThat(this.api.repeats()).isEqualTo(unheard);
		assertThat(done(run()).requests()).isZero();
	}

	/** What cannot be written is that a slice is done, which is the end of its worker. */
	@Test
	void runThatFailsEndsOnlyWhenTheLastRequestIsRecorded() {
		insert(1, 100);
		destination("request-size", 5);
		destination("in-flight", 2);
		sync("chunk-size", 5);
		this.api.answerWith((request) -> ImportAnswer.accepted().delayed(Duration.ofMillis(500)));
		diskIsFullFor("slice", "UPDATE", "WHEN (NEW.done)");
		assertThat(run().exitCode()).isEqualTo(74);
		assertThat(state().sql("SELECT outcome FROM contact_sync.v_request").query(String.class).list())
			.hasSizeLessThan(10)
			.isSubsetOf("accepted", "withdrawn");
		assertThat(state().sql("""
				SELECT COUNT(*) FROM contact_sync.batch_step_execution
				WHERE step_name LIKE 'deliver:%' AND status = 'COMPLETED'
				""").query(Integer.class).single()).as("done for Spring Batch, and not for us").isZero();
		state().sql("DROP TRIGGER fill ON contact_sync.slice").update();
		runner().run(RunRequest.update("customers")).forEach(SyncSetUp::done);
		assertDestinationEqualsSource();
		assertThat(this.api.repeats()).isZero();
	}

	private void diskIsFullFor(String table, String write, String when) {
		state().sql("""
				CREATE FUNCTION contact_sync.fill() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
					RAISE EXCEPTION 'no room' USING ERRCODE = '53100';
				END $$
				""").update();
		state().sql("""
				CREATE TRIGGER fill BEFORE %s ON contact_sync.%s
					FOR EACH ROW %s EXECUTE FUNCTION contact_sync.fill()
				""".formatted(write, table, when)).update();
	}

	@Test
	void noTransactionIsOpenWhileTheApiTakesItsTime() {
		insert(1, CONTACTS);
		sourceProxy().breakCommit(NONE, Commit.LOST);
		update("ALTER DATABASE " + databaseOf(0) + " SET idle_in_transaction_session_timeout = '500ms'");
		context();
		state().sql("ALTER DATABASE " + databaseOf(1) + " SET idle_in_transaction_session_timeout = '500ms'").update();
		restart();
		this.api.answerWith((request) -> ImportAnswer.accepted().delayed(Duration.ofSeconds(2)));
		assertThat(done(run()).delivered()).isEqualTo(CONTACTS);
		update("UPDATE customer SET city = 'Oslo'");
		assertThat(done(run()).delivered()).isEqualTo(CONTACTS);
	}

	private String databaseOf(int proxy) {
		String url = this.proxies.get(proxy).url();
		return url.substring(url.lastIndexOf('/') + 1, url.indexOf('?'));
	}

	@Test
	void stateThatFallsSilentEndsTheRunAndIsResumed() {
		insert(1, 100);
		set("spring.datasource.url", stateProxy().url() + "&socketTimeout=1");
		set("spring.datasource.hikari.connection-timeout", 1000);
		this.api.answerWith((request) -> {
			stateProxy().fallSilent();
			return ImportAnswer.accepted();
		});
		RunResult result = run();
		assertThat(result.exitCode()).as(result.message()).isEqualTo(69);
		assertThat(this.api.requestCount()).isEqualTo(1);
		stateProxy().comeBack();
		restart();
		this.api.answerWith((request) -> ImportAnswer.accepted());
		runner().run(RunRequest.update("customers")).forEach(SyncSetUp::done);
		assertThat(this.api.requestCount()).as("in doubt, and sent again").isEqualTo(2);
		assertDestinationEqualsSource();
	}

	@Test
	void everyContactArrivesWhenTheSourceComesBackAfterTheRunHasGivenUp() {
		insert(1, 300);
		sync("page-size", 50);
		sourceProxy().goDown();
		RunResult result = run();
		assertThat(result.exitCode()).as(result.message()).isEqualTo(69);
		assertThat(this.api.requestCount()).isZero();
		sourceProxy().comeBack();
		assertThat(done(run()).delivered()).isEqualTo(300);
		assertThat(IntStream.rangeClosed(1, 300).mapToObj(Contacts::recipient))
			.allMatch((recipient) -> this.api.timesAccepted(recipient) == 1);
	}

}
