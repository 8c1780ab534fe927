package dev.contactsync.job;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import dev.contactsync.testing.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class PostgresKilledRunIT extends KilledRunContract {

	private static final int MANY = 100_000;

	PostgresKilledRunIT() {
		super(StateKind.POSTGRESQL);
	}

	@Test
	@Timeout(600)
	void runOfManyThatIsKilledInTheMiddleIsResumed() {
		Installation installation = installation();
		insert(installation, MANY);
		Program first = installation.start("run", "--json");
		await().atMost(Duration.ofMinutes(3)).until(() -> installation.api().accepted().size() >= MANY / 2);
		first.kill();
		Program second = installation.start("run", "--json");
		assertThat(second.exitCode()).as(second.log()).isZero();
		JsonNode results = JsonMapper.shared().readTree(second.answer());
		assertThat(results).hasSize(2);
		assertThat(results.get(0).get("delivered").asInt()).isEqualTo(MANY);
		assertThat(results.get(1).get("unchanged").asInt()).isEqualTo(MANY);
		assertThat(results.get(1).get("requests").asInt()).isZero();
		List<String> expected = IntStream.range(0, MANY).mapToObj(Contacts::recipient).sorted().toList();
		assertThat(installation.api().accepted().keySet()).containsExactlyElementsOf(expected);
		assertThat(installation.api().repeats()).isLessThanOrEqualTo(Installation.IN_FLIGHT * 100);
		assertThat(results.get(0).get("maybeTwice").asLong()).isGreaterThanOrEqualTo(installation.api().repeats());
	}

	@Test
	void processThatIsStoppedBeforeAPostIsTakenOverAndDoesNoHarmWhenItContinues() {
		stopAndTakeOver("after", "INSERT INTO contact_sync.request");
	}

	@Test
	void processThatIsStoppedBeforeAnAcknowledgementIsTakenOverAndDoesNoHarmWhenItContinues() {
		stopAndTakeOver("before", "UPDATE contact_sync.request");
	}

	private void stopAndTakeOver(String at, String of) {
		Installation installation = installation("--contact-sync.lease-ttl=2s",
				"--contact-sync.destinations.botpenguin.request-size=10",
				"--contact-sync.syncs.customers.chunk-size=20");
		insert(installation, 400);
		Program stopped = installation.startWatched(
				List.of("-Dkills.signal=STOP", "-Dkills.at=" + at, "-Dkills.of=" + of, "-Dkills.commit=12"), "run",
				"--json");
		await().atMost(Duration.ofMinutes(1)).until(() -> stopped.log().contains("Signal STOP"));
		int seen = installation.api().requestCount();
		Program second = installation.start("run", "--json");
		assertThat(second.exitCode()).as(second.log()).isZero();
		assertThat(installation.api().repeats()).isLessThanOrEqualTo(Installation.IN_FLIGHT * 10);
		installation.source().update("UPDATE customer SET name = name || ' again'");
		assertThat(installation.start("run").exitCode()).isZero();
		int before = installation.api().requestCount();
		stopped.throwIfStopped();
		assertThat(stopped.exitCode()).as(stopped.log()).isEqualTo(75);
		assertThat(installation.api().requestCount() - before).as("stale requests, after " + seen)
			.isLessThanOrEqualTo(Installation.IN_FLIGHT);
		assertThat(run(installation).get("outcome").asString()).isEqualTo("done");
		assertThat(installation.api().accepted().values()).hasSize(400)
			.allSatisfy((contact) -> assertThat(contact).contains(" again"));
		assertThat(run(installation).get("requests").asInt()).isZero();
	}

	private static JsonNode run(Installation installation) {
		Program program = installation.start("run", "--json");
		assertThat(program.exitCode()).as(program.log()).isZero();
		return JsonMapper.shared().readTree(program.answer()).get(0);
	}

}
