package dev.contactsync.source;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.Failure;
import dev.contactsync.testing.TestPostgres;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OpeningTests {

	private final List<Duration> pauses = new ArrayList<>();

	private final ReadRetry patience = new ReadRetry(Clock.systemUTC(), this.pauses::add);

	private ContactSyncException failureOf(SourceSettings settings) {
		return assertThatExceptionOfType(ContactSyncException.class).isThrownBy(() -> {
			try (SourceDatabase database = SourceDatabase.open("crm", settings, 1, this.patience)) {
				database.select(TestSource.table("customer", "id", null, 1));
			}
		}).actual();
	}

	@Test
	void triesFiveTimesWhereNothingListens() throws IOException {
		int port;
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = socket.getLocalPort();
		}
		ContactSyncException failure = failureOf(
				new SourceSettings("jdbc:postgresql://127.0.0.1:" + port + "/crm", "reader", "marked-secret"));
		assertThat(failure.failure()).isEqualTo(Failure.UNAVAILABLE);
		assertThat(failure).hasMessageStartingWith("source crm is not available: ")
			.message()
			.doesNotContain("marked-secret");
		assertThat(this.pauses).hasSize(4).isSorted();
	}

	@Test
	void refusesAWrongPasswordAtOnce() {
		String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;USER=sa;PASSWORD=right";
		new TestSource(url).execute("SELECT 1");
		ContactSyncException failure = failureOf(new SourceSettings(url.split(";")[0], "sa", "marked-secret"));
		assertThat(failure.failure()).isEqualTo(Failure.CONFIGURATION);
		assertThat(failure).message().contains("28000").doesNotContain("marked-secret");
		assertThat(this.pauses).isEmpty();
	}

	@Test
	void refusesAUserThatPostgresDoesNotKnowAtOnce() {
		String url = TestPostgres.newDatabase().replaceAll("user=\\w+", "user=nobody_here");
		ContactSyncException failure = failureOf(new SourceSettings(url, null, null));
		assertThat(failure.failure()).isEqualTo(Failure.CONFIGURATION);
		assertThat(this.pauses).isEmpty();
	}

	@Test
	void makesNoNewDatabase() {
		ContactSyncException failure = failureOf(new SourceSettings("jdbc:h2:mem:" + UUID.randomUUID(), null, null));
		assertThat(failure.failure()).isEqualTo(Failure.CONFIGURATION);
		assertThat(failure).hasMessageContaining("not found");
	}

	@Test
	void refusesAUrlThatNoDriverKnows() {
		ContactSyncException failure = failureOf(
				new SourceSettings("jdbc:nosuch://crm?password=marked-secret", null, null));
		assertThat(failure.failure()).isEqualTo(Failure.CONFIGURATION);
		assertThat(failure)
			.hasMessageStartingWith("contact-sync.sources.crm.url: no driver accepts jdbc:nosuch://crm;");
	}

	@Test
	void givesUpOnADatabaseThatIsSilent() throws IOException {
		try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
			ContactSyncException failure = failureOf(new SourceSettings("jdbc:postgresql://127.0.0.1:"
					+ silent.getLocalPort() + "/crm?connectTimeout=1&socketTimeout=1&loginTimeout=1", "reader", null));
			assertThat(failure.failure()).isEqualTo(Failure.UNAVAILABLE);
		}
	}

	@Test
	void givesUpOnAReadThatIsSilent() {
		TestSource test = new TestSource(TestPostgres.newDatabase());
		test.execute("CREATE VIEW customer AS SELECT 1 AS id FROM pg_sleep(600)");
		ContactSyncException failure = assertThatExceptionOfType(ContactSyncException.class).isThrownBy(() -> {
			try (SourceDatabase database = SourceDatabase.open("crm",
					new SourceSettings(test.url() + "&socketTimeout=1", null, null), 1, this.patience)) {
				database.select(TestSource.table("customer", "id", null, 1)).count();
			}
		}).actual();
		assertThat(failure.failure()).isEqualTo(Failure.UNAVAILABLE);
		assertThat(failure).hasMessageContaining("raise it in the source's url");
	}

	@Test
	void leavesPostgresAsItsUrlSaysAndIsCarefulElse() {
		assertThat(
				DriverProperties.of(new SourceSettings("jdbc:postgresql://db/crm?socketTimeout=600", "reader", null)))
			.containsEntry("tcpKeepAlive", "true")
			.containsEntry("logServerErrorDetail", "false")
			.containsEntry("user", "reader")
			.doesNotContainKeys("socketTimeout", "password");
		assertThat(DriverProperties.of(new SourceSettings("jdbc:postgresql://db/crm", null, null)))
			.containsEntry("socketTimeout", "60");
	}

	@Test
	void showsNoSecret() {
		assertThat(new SourceSettings("jdbc:h2:mem:crm;PASSWORD=marked-secret", "reader", "marked-secret"))
			.hasToString("jdbc:h2:mem:crm as reader");
	}

	@Test
	void stopsWhenItIsInterrupted() {
		ReadRetry.ReadTries tries = new ReadRetry(Clock.systemUTC(), (time) -> {
			throw new InterruptedException();
		}).tries("source crm");
		assertThatExceptionOfType(ContactSyncException.class)
			.isThrownBy(() -> tries.failed(new SQLException("gone", "08006")))
			.extracting(ContactSyncException::failure)
			.isEqualTo(Failure.TRY_LATER);
		assertThat(Thread.interrupted()).isTrue();
	}

}
