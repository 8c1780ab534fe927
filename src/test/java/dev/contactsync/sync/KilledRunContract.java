package dev.contactsync.sync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.contactsync.testing.ImportAnswer;
import dev.contactsync.testing.Packaging;
import dev.contactsync.testing.Program;
import dev.contactsync.testing.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What becomes of a run whose process is killed, stopped or asked to end. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no signals")
abstract class KilledRunContract {

	private static final String[] SMALL = { "--contact-sync.destinations.botpenguin.request-size=" + KillRound.REQUEST,
			"--contact-sync.syncs.customers.chunk-size=" + KillRound.CHUNK,
			"--contact-sync.syncs.customers.changed-at=updated_at",
			"--contact-sync.syncs.customers.mapping.consent=opted_in",
			"--contact-sync.syncs.customers.mapping.tags[0]=crm",
			"--contact-sync.syncs.customers.mapping.attributes.city={city}" };

	private final List<Installation> installations = new ArrayList<>();

	@TempDir
	private Path folder;

	/** The URL of a state that there is not yet. */
	abstract String state(Path folder);

	abstract boolean isOnH2();

	@AfterEach
	void stop() {
		this.installations.forEach(Installation::close);
		assertThat(this.installations).allSatisfy((each) -> assertThat(each.api().violations()).isEmpty());
	}

	/** As long as many kills take; each process has a time limit of its own. */
	@Test
	@Timeout(value = 6, unit = TimeUnit.HOURS)
	void killedAtAnyPointItLosesNothingAndRepeatsNoMoreThanWasUnderWay() {
		Packaging unpacked = unpacked();
		KillSeries series = new KillSeries();
		long begun = System.nanoTime();
		for (long seed : KillSeries.seeds(isOnH2())) {
			series.round(seed, (more) -> installation(unpacked,
					Stream.concat(Stream.of(SMALL), more.stream()).toArray(String[]::new)));
		}
		System.out.printf("%s: %s; %d s%n", isOnH2() ? "H2" : "PostgreSQL", series,
				TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun));
	}

	@Test
	void stateWhoseMakingIsCutShortIsMadeByTheNextStart() {
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

	/** Made as the README says, by a run of the program. */
	private Packaging unpacked() {
		Packaging unpacked = Packaging.unpacked(this.folder);
		Installation installation = installation(unpacked);
		insert(installation, 10);
		Program program = installation.start("run");
		assertThat(program.exitCode()).as(program.log()).isZero();
		return unpacked.archived();
	}

	final Installation installation(String... settings) {
		return installation(Packaging.jar(), settings);
	}

	private Installation installation(Packaging packaging, String... settings) {
		try {
			Path own = Files.createDirectory(this.folder.resolve("installation-" + this.installations.size()));
			Installation installation = new Installation(packaging, own, TestPostgres.newDatabase(), state(own),
					settings);
			this.installations.add(installation);
			return installation;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
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
