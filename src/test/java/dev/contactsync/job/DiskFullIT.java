package dev.contactsync.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import dev.contactsync.testing.Packaging;
import dev.contactsync.testing.Program;
import dev.contactsync.testing.TestPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** The state in an H2 file that cannot grow any more. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no ulimit")
class DiskFullIT {

	private static final int CONTACTS = 2000;

	private static final int REQUEST = 10;

	/** No file can be made, no table, no run begun, and then a part of the requests. */
	private static final int[] KILOBYTES = { 16, 128, 512, 1024, 2048 };

	@TempDir
	private Path folder;

	@Test
	@Timeout(value = 10, unit = TimeUnit.MINUTES)
	void runSaysSoWhereverItIsAndResumesWhenThereIsRoom() throws IOException {
		try (Installation installation = new Installation(Packaging.jar(),
				Files.createDirectory(this.folder.resolve("own")), TestPostgres.newDatabase(),
				StateKind.H2.url(this.folder), "--contact-sync.destinations.botpenguin.request-size=" + REQUEST,
				"--contact-sync.syncs.customers.chunk-size=50", "--contact-sync.lease-ttl=10s")) {
			KilledRunContract.insert(installation, CONTACTS);
			for (int kilobytes : KILOBYTES) {
				int repeats = installation.api().repeats();
				Program program = installation.startWithSmallFiles(kilobytes, "run");
				assertThat(program.exitCode()).as(program::log).isEqualTo(74);
				assertThat(program.log())
					.contains("The state database (spring.datasource.url) cannot write: free space on its disk")
					.doesNotContain("\tat ");
				assertThat(installation.api().repeats() - repeats).as("repeats with %d kB", kilobytes)
					.isLessThanOrEqualTo(Installation.IN_FLIGHT * REQUEST);
			}
			assertThat(installation.api().accepted()).hasSizeBetween(1, CONTACTS - 1);
			run(installation);
			assertThat(installation.api().accepted().keySet()).containsExactlyElementsOf(
					IntStream.range(0, CONTACTS).mapToObj(Contacts::recipient).sorted().toList());
			assertThat(postsInJournal(installation)).isGreaterThanOrEqualTo(installation.api().requestCount());
			assertThat(run(installation).get("requests").asInt()).isZero();
		}
	}

	private static JsonNode run(Installation installation) {
		Program program = installation.start("run", "--json");
		assertThat(program.exitCode()).as(program::log).isZero();
		return JsonMapper.shared().readTree(program.answer()).get(0);
	}

	private static int postsInJournal(Installation installation) {
		return installation.state((JdbcClient state) -> state.sql("SELECT SUM(posts) FROM contact_sync.v_request")
			.query(Integer.class)
			.single());
	}

}
