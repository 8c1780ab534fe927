package dev.contactsync.job;

import java.util.List;

import dev.contactsync.launch.RunRequest;
import dev.contactsync.launch.RunResult.RunOutcome;
import dev.contactsync.launch.RunResult;
import dev.contactsync.runs.RunTotals;
import dev.contactsync.testing.ImportAnswer;
import dev.contactsync.testing.TestPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What Spring Batch's rows may look like after a kill, and what the next start does. */
@Tag("databases")
class StaleExecutionTests extends SyncSetUp {

	private static final int CONTACTS = 250;

	/** From now on no run can be ended: as if the process were killed before. */
	private static final String KILLED_BEFORE_THE_END = """
			CREATE FUNCTION contact_sync.die() RETURNS trigger LANGUAGE plpgsql AS $$
			BEGIN
				RAISE EXCEPTION 'killed';
			END $$;
			CREATE TRIGGER die BEFORE UPDATE ON contact_sync.run
			FOR EACH ROW WHEN (NEW.state <> 'running') EXECUTE FUNCTION contact_sync.die()
			""";

	@Override
	String newDatabase() {
		return TestPostgres.newDatabase();
	}

	@BeforeEach
	void insertSome() {
		insert(1, CONTACTS);
		sync("chunk-size", 20);
	}

	/** All is sent, and only our own row is not written. */
	@ParameterizedTest
	@CsvSource({ "COMPLETED, COMPLETED", "COMPLETED, STARTED", "STARTED, COMPLETED", "FAILED, COMPLETED",
			"FAILED, UNKNOWN", "ABANDONED, ABANDONED" })
	void runThatWasKilledBeforeItsEndIsEndedByTheNextStart(String job, String steps) {
		for (String city : List.of("Pune", "Oslo")) {
			update("UPDATE customer SET city = '%s'".formatted(city));
			state().sql(KILLED_BEFORE_THE_END).update();
			RunResult killed = run();
			assertThat(killed.outcome()).isEqualTo(RunOutcome.FAILED);
			state().sql("DROP TRIGGER die ON contact_sync.run; DROP FUNCTION contact_sync.die()").update();
			assertThat(state().sql("SELECT state FROM contact_sync.v_run WHERE run = ?")
				.param(killed.run())
				.query(String.class)
				.single()).isEqualTo("running");
			become(killed.run(), job, steps);
			int posts = this.api.requestCount();
			List<RunResult> results = runner().run(RunRequest.update("customers"));
			assertThat(results).hasSize(2);
			assertThat(results.get(0).run()).isEqualTo(killed.run());
			RunTotals totals = done(results.get(0));
			assertThat(totals.read()).isEqualTo(CONTACTS);
			assertThat(totals.delivered()).isEqualTo(CONTACTS);
			assertThat(done(results.get(1)).unchanged()).isEqualTo(CONTACTS);
			assertThat(this.api.requestCount()).isEqualTo(posts);
			assertDestinationEqualsSource();
		}
	}

	/** The work of some partitions is done, and of others not. */
	@ParameterizedTest
	@CsvSource({ "FAILED, STARTED", "UNKNOWN, STOPPING", "ABANDONED, STARTING", "STOPPING, STOPPED" })
	void runThatWasKilledInTheMiddleResumesWhereItStopped(String job, String steps) {
		destination("request-size", 10);
		this.api.answerWith((request) -> (request.number() > 12) ? ImportAnswer.failure(403, "Forbidden")
				: ImportAnswer.accepted());
		RunResult killed = run();
		assertThat(killed.exitCode()).isEqualTo(77);
		become(killed.run(), job, steps);
		this.api.answerWith((request) -> ImportAnswer.accepted());
		List<RunResult> results = runner().run(RunRequest.update("customers"));
		assertThat(results.get(0).run()).isEqualTo(killed.run());
		assertThat(done(results.get(0)).delivered()).isEqualTo(CONTACTS);
		assertThat(done(results.get(1)).requests()).isZero();
		assertThat(this.api.timesAccepted().values()).containsOnly(1);
		assertDestinationEqualsSource();
	}

	@Test
	void instanceThatWasJustAddedHasNoExecutionAndIsStartedAgain() {
		this.api.answerWith((request) -> ImportAnswer.failure(403, "Forbidden"));
		RunResult killed = run();
		List.of("step_execution_context", "step_execution", "job_execution_context", "job_execution_params",
				"job_execution")
			.forEach((table) -> state().sql("DELETE FROM contact_sync.batch_" + table).update());
		this.api.answerWith((request) -> ImportAnswer.accepted());
		List<RunResult> results = runner().run(RunRequest.update("customers"));
		assertThat(results.get(0).run()).isEqualTo(killed.run());
		assertThat(done(results.get(0)).delivered()).isEqualTo(CONTACTS);
		assertDestinationEqualsSource();
	}

	/** Those steps that were done stay so where the others are of another status. */
	private void become(long run, String job, String steps) {
		state().sql("""
				UPDATE contact_sync.batch_job_execution SET status = :job,
					end_time = CASE WHEN :job IN ('COMPLETED', 'FAILED', 'STOPPED') THEN last_updated END
				WHERE job_execution_id IN (
					SELECT job_execution_id FROM contact_sync.batch_job_execution_params
					WHERE parameter_name = 'run' AND parameter_value = :run)
				""").param("job", job).param("run", String.valueOf(run)).update();
		state().sql("""
				UPDATE contact_sync.batch_step_execution SET status = :steps,
					end_time = CASE WHEN :steps IN ('COMPLETED', 'FAILED', 'STOPPED') THEN last_updated END
				WHERE job_execution_id IN (
					SELECT job_execution_id FROM contact_sync.batch_job_execution_params
					WHERE parameter_name = 'run' AND parameter_value = :run)
				""").param("steps", steps).param("run", String.valueOf(run)).update();
	}

}
