package dev.contactsync.sync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.contactsync.testing.FakeImportApi;
import dev.contactsync.testing.ImportAnswer;
import dev.contactsync.testing.Program;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What becomes of a run whose process is killed, stopped or asked to end. */
@Timeout(600)
abstract class KilledRunContract {

	private static final int IN_FLIGHT = 4;

	private static final int REQUEST = 100;

	private final FakeImportApi api = FakeImportApi.start();

	private final List<Program> programs = new ArrayList<>();

	@TempDir
	private Path folder;

	private String sourceUrl;

	private String stateUrl;

	abstract String source(Path folder);

	abstract String state(Path folder);

	/** How many contacts the long runs have. */
	abstract int many();

	@BeforeEach
	void start() {
		this.sourceUrl = source(this.folder);
		this.stateUrl = state(this.folder);
	}

	@AfterEach
	void stop() {
		this.programs.forEach(Program::close);
		this.api.close();
		assertThat(this.api.violations()).isEmpty();
	}

	@Test
	void runThatIsKilledInTheMiddleLosesNothingAndRepeatsNoMoreThanWasUnderWay() {
		insert(many());
		Program first = program("run", "--json");
		await().atMost(Duration.ofMinutes(3)).until(() -> this.api.accepted().size() >= many() / 2);
		first.kill();
		Program second = program("run", "--json");
		assertThat(second.exitCode()).as(second.log()).isZero();
		JsonNode results = new JsonMapper().readTree(second.answer());
		assertThat(results).hasSize(2);
		assertThat(results.get(0).get("delivered").asInt()).isEqualTo(many());
		assertThat(results.get(1).get("unchanged").asInt()).isEqualTo(many());
		assertThat(results.get(1).get("requests").asInt()).isZero();
		assertEverybodyArrived();
		assertThat(repeats()).isLessThanOrEqualTo(IN_FLIGHT * REQUEST);
		assertThat(results.get(0).get("maybeTwice").asLong()).isGreaterThanOrEqualTo(repeats());
	}

	@Test
	void runThatIsKilledAgainAndAgainGetsThere() {
		int contacts = 20_000;
		insert(contacts);
		for (int kill = 1; kill <= 4; kill++) {
			Program program = program("run");
			int enough = contacts * kill / 6;
			await().atMost(Duration.ofMinutes(2)).until(() -> this.api.accepted().size() >= enough);
			program.kill();
		}
		Program last = program("run");
		assertThat(last.exitCode()).as(last.log()).isZero();
		assertThat(this.api.accepted()).hasSize(contacts);
		assertThat(repeats()).isLessThanOrEqualTo(4 * IN_FLIGHT * REQUEST);
		int before = this.api.requestCount();
		assertThat(program("run").exitCode()).isZero();
		assertThat(this.api.requestCount()).isEqualTo(before);
	}

	@Test
	void runThatIsAskedToEndEndsCleanlyAndGoesOn() {
		insert(20_000);
		this.api.answerWith((request) -> ImportAnswer.accepted().delayed(Duration.ofMillis(50)));
		Program first = program("run", "--json");
		await().atMost(Duration.ofMinutes(2)).until(() -> this.api.accepted().size() >= 2000);
		first.askToEnd();
		assertThat(first.exitCode()).as(first.log()).isEqualTo(75);
		assertThat(first.answer()).contains("\"stopped\"");
		this.api.answerWith((request) -> ImportAnswer.accepted());
		Program restarted = program("restart");
		assertThat(restarted.exitCode()).as(restarted.log()).isZero();
		assertThat(this.api.accepted()).hasSize(20_000);
		assertThat(repeats()).isZero();
	}

	@Test
	void runThatIsAskedToEndWhileItWaitsEndsAtOnce() {
		insert(1000);
		this.api.answerWith((request) -> ImportAnswer.failure(429, "slow down").header("Retry-After", "300"));
		Program program = program("run");
		await().atMost(Duration.ofMinutes(2)).until(() -> this.api.requestCount() > 0);
		program.askToEnd();
		assertThat(program.exitCode()).as(program.log()).isEqualTo(75);
	}

	@Test
	void onlyOneOfManyStartsRuns() {
		insert(2000);
		this.api.answerWith((request) -> ImportAnswer.accepted().delayed(Duration.ofMillis(500)));
		List<Program> eight = IntStream.range(0, 4).mapToObj((i) -> program("run", "--json")).toList();
		List<Integer> codes = eight.stream()
			.map((program) -> CompletableFuture.supplyAsync(program::exitCode))
			.toList()
			.stream()
			.map(CompletableFuture::join)
			.toList();
		assertThat(codes).containsOnly(0, 75);
		assertThat(codes).contains(0);
		assertThat(eight.stream().filter((program) -> program.exitCode() == 75))
			.allSatisfy((program) -> assertThat(program.answer()).contains("busy").contains("process "));
		assertThat(this.api.accepted()).hasSize(2000);
		assertThat(repeats()).isZero();
	}

	private void assertEverybodyArrived() {
		List<String> expected = IntStream.range(0, many()).mapToObj(Contacts::recipient).sorted().toList();
		assertThat(this.api.accepted().keySet()).containsExactlyElementsOf(expected);
	}

	private int repeats() {
		return this.api.timesAccepted().values().stream().mapToInt((times) -> times - 1).sum();
	}

	private Program program(String... arguments) {
		Program program = Program.start(this.folder,
				Stream.concat(Stream.of(arguments), Stream.of("--spring.datasource.url=" + this.stateUrl,
						"--contact-sync.sources.crm.url=" + this.sourceUrl,
						"--contact-sync.destinations.botpenguin.base-url=" + this.api.baseUrl(),
						"--contact-sync.destinations.botpenguin.token-file=" + token(),
						"--contact-sync.destinations.botpenguin.requests-per-second=10000",
						"--contact-sync.destinations.botpenguin.in-flight=" + IN_FLIGHT,
						"--contact-sync.syncs.customers.table=customer", "--contact-sync.syncs.customers.key=id",
						"--contact-sync.syncs.customers.mapping.name={name}",
						"--contact-sync.syncs.customers.mapping.phone={phone}"))
					.toList());
		this.programs.add(program);
		return program;
	}

	private Path token() {
		Path file = this.folder.resolve("token");
		try {
			Files.writeString(file, FakeImportApi.TOKEN);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return file;
	}

	private void insert(int contacts) {
		JdbcTemplate source = new JdbcTemplate(new DriverManagerDataSource(this.sourceUrl));
		source.execute("CREATE TABLE customer (id BIGINT PRIMARY KEY, name VARCHAR(100), phone VARCHAR(40))");
		for (int from = 0; from < contacts; from += 10_000) {
			source.batchUpdate("INSERT INTO customer VALUES (?, ?, ?)",
					IntStream.range(from, Math.min(contacts, from + 10_000))
						.mapToObj((i) -> new Object[] { i, "Person " + i, Contacts.phone(i) })
						.toList());
		}
	}

}
