package dev.contactsync.job;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import dev.contactsync.testing.ImportAnswer;
import dev.contactsync.testing.Packaging;
import dev.contactsync.testing.Program;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What becomes of a run whose process is killed, stopped or asked to end. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no signals")
abstract class KilledRunContract {

	private final StateKind state;

	@TempDir
	private Path folder;

	private Installations installations;

	KilledRunContract(StateKind state) {
		this.state = state;
	}

	@BeforeEach
	void begin() {
		this.installations = new Installations(this.folder);
	}

	@AfterEach
	void stop() {
		this.installations.close();
	}

	@Test
	void stateWhoseCreationIsInterruptedIsCreatedByTheNextStart() {
		Installation installation = installation();
		insert(installation, 10);
		for (int statement : new int[] { 2, 9, 18 }) {
			Program killed = installation
				.startWatched(List.of("-Dkills.at=after", "-Dkills.of=CREATE", "-Dkills.commit=" + statement), "run");
			assertThat(killed.exitCode()).as(killed.log()).isEqualTo(KillRound.KILLED);
		}
		Program program = installation.start("run");
		assertThat(program.exitCode()).as(program.log()).isZero();
		assertThat(installation.api().accepted()).hasSize(10);
	}

	@Test
	void runThatIsAskedToEndWhileItWaitsEndsAtOnce() {
		Installation installation = installation();
		insert(installation, 1000);
		installation.api().answerWith((request) -> ImportAnswer.failure(429, "slow down").header("Retry-After", "300"));
		Program program = installation.start("run");
		await().atMost(Duration.ofMinutes(2)).until(() -> installation.api().requestCount() > 0);
		program.askToEnd();
		assertThat(program.exitCode()).as(program.log()).isEqualTo(75);
	}

	@Test
	void onlyOneOfEightStartsRuns() {
		Installation installation = installation("--contact-sync.destinations.botpenguin.request-timeout=5m");
		insert(installation, 2000);
		CountDownLatch othersHaveLeft = new CountDownLatch(1);
		installation.api().answerWith((request) -> {
			await().atMost(Duration.ofMinutes(4)).until(() -> othersHaveLeft.getCount() == 0);
			return ImportAnswer.accepted();
		});
		List<Program> eight = IntStream.range(0, 8).mapToObj((i) -> installation.start("run", "--json")).toList();
		await().atMost(Duration.ofMinutes(3)).until(() -> eight.stream().filter(Program::isRunning).count() == 1);
		othersHaveLeft.countDown();
		List<Program> left = eight.stream().filter((program) -> program.exitCode() == 75).toList();
		assertThat(left).hasSize(7)
			.allSatisfy((program) -> assertThat(program.answer()).contains("busy", "process ", " on ", " since "));
		assertThat(eight).filteredOn((program) -> program.exitCode() == 0).hasSize(1);
		assertThat(installation.api().accepted()).hasSize(2000);
		assertThat(installation.api().repeats()).isZero();
	}

	final Installation installation(String... settings) {
		return this.installations.add(Packaging.jar(), this.state, settings);
	}

	static void insert(Installation installation, int contacts) {
		JdbcTemplate source = installation.source();
		source.execute("CREATE TABLE customer (id BIGINT PRIMARY KEY, name VARCHAR(100), phone VARCHAR(40))");
		for (int from = 0; from < contacts; from += 10_000) {
			source.batchUpdate("INSERT INTO customer VALUES (?, ?, ?)",
					IntStream.range(from, Math.min(contacts, from + 10_000))
						.mapToObj((i) -> new Object[] { i, "Person " + i, Contacts.phone(i) })
						.toList());
		}
	}

}
