package dev.contactsync.job;

import java.util.List;
import java.util.stream.Stream;

import dev.contactsync.testing.Program;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class H2KilledRunIT extends KilledRunContract {

	H2KilledRunIT() {
		super(StateKind.H2);
	}

	/** A driver may spin or wait for ever; the run's time is over meanwhile. */
	@Test
	void runWhoseWorkerHangsInTheStateEndsAfterItsDeadline() {
		assertThat(hung("HANG", 75, "--contact-sync.syncs.customers.deadline=15s")).contains("deadline of customers");
	}

	@Test
	void runThatHangsEndsWithTheFirstFailureWhichWasAnotherSyncs() {
		assertThat(hung("HANG", 78, "nowhere", "customers", "--contact-sync.syncs.nowhere.table=nowhere",
				"--contact-sync.syncs.nowhere.key=id", "--contact-sync.syncs.nowhere.mapping.name={name}",
				"--contact-sync.syncs.nowhere.mapping.phone={phone}", "--contact-sync.syncs.customers.deadline=15s"))
			.contains("deadline of customers");
	}

	@Test
	void runWhoseStateNoLongerAnswersEndsOnceItsLeaseIsLost() {
		assertThat(hung("HANG_ALL", 75)).contains("The lease of customers was lost");
	}

	/** Returns the message of a run that hangs. */
	private String hung(String how, int exitCode, String... more) {
		Installation installation = installation("--contact-sync.lease-ttl=6s",
				"--contact-sync.destinations.botpenguin.request-timeout=2s",
				"--contact-sync.destinations.botpenguin.request-size=10",
				"--contact-sync.syncs.customers.chunk-size=20");
		insert(installation, 400);
		Program hung = installation.startWatched(
				List.of("-Dkills.signal=" + how, "-Dkills.at=before", "-Dkills.of=UPDATE contact_sync.request",
						"-Dkills.commit=4"),
				Stream.concat(Stream.of("run", "--json"), Stream.of(more)).toArray(String[]::new));
		assertThat(hung.exitCode()).as(hung.log()).isEqualTo(exitCode);
		assertThat(hung.log()).contains("did not end", "dev.contactsync.testing.KillingDriver");
		Program next = installation.start("run");
		assertThat(next.exitCode()).as(next.log()).isZero();
		assertThat(installation.api().accepted()).hasSize(400);
		assertThat(installation.api().repeats()).isLessThanOrEqualTo(Installation.IN_FLIGHT * 10);
		JsonNode results = JsonMapper.shared().readTree(hung.answer());
		JsonNode last = results.get(results.size() - 1);
		assertThat(last.get("sync").asString()).isEqualTo("customers");
		return last.get("message").asString();
	}

}
