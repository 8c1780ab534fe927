package dev.contactsync.cli;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

import dev.contactsync.testing.TestPostgres;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is said where the state does not answer as it should. */
class StateProblemTests {

	@TempDir
	private Path folder;

	private CommandSetUp setUp;

	@BeforeEach
	void start() {
		this.setUp = new CommandSetUp(this.folder);
	}

	@AfterEach
	void stop() {
		this.setUp.close();
	}

	@ParameterizedTest
	@CsvFileSource(resources = "/source/driver-faults.tsv", delimiter = '\t', nullValues = "-", quoteCharacter = '\u0001')
	void faultIsToldWithItsWords(String state, int code, String message, int ofSource, @Nullable Integer exit,
			String words) {
		Optional<CommandProblem> problem = StateProblem.in(
				new IllegalStateException(new SQLException(message, state, code)), Optional.of(this.setUp.stateUrl()),
				Optional.empty());
		assertThat(problem.map(CommandProblem::exitCode)).isEqualTo(Optional.ofNullable(exit));
		problem.ifPresent((told) -> assertThat(told.message()).contains(words)
			.startsWith("The state database (spring.datasource.url) "));
	}

	@Test
	void serverWithoutSslRefusesWhoDemandsIt() {
		CommandAnswer answer = this.setUp.run("status",
				"--spring.datasource.url=" + TestPostgres.newDatabase() + "&sslmode=require");
		assertThat(answer.err()).contains("The server does not support SSL (08004)");
		assertThat(answer.exitCode()).isEqualTo(78);
	}

	@Test
	void readerOfASourceCannotHoldTheState() {
		String url = TestPostgres.newDatabase();
		JdbcTemplate owner = new JdbcTemplate(new DriverManagerDataSource(url));
		String reader = "reader_" + url.replaceAll(".*/|\\?.*", "");
		owner.execute("CREATE ROLE " + reader + " LOGIN PASSWORD 'reader'");
		String server = url.substring(0, url.indexOf('?'));
		CommandAnswer answer = this.setUp.run("status", "--spring.datasource.url=" + server,
				"--spring.datasource.username=" + reader, "--spring.datasource.password=reader",
				"--contact-sync.sources.crm.url=" + server, "--contact-sync.sources.crm.username=" + reader);
		assertThat(answer.err()).contains("opened with the user that reads source crm", "permission denied");
		assertThat(answer.exitCode()).isEqualTo(78);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			INSERT INTO "CONTACT_SYNC"."flyway_schema_history" SELECT "installed_rank" + 10, '99', "description", "type", 'V99__more.sql', "checksum", "installed_by", "installed_on", "execution_time", "success" FROM "CONTACT_SYNC"."flyway_schema_history" WHERE "version" = '2' | made by a newer version of Contact Sync
			UPDATE "CONTACT_SYNC"."flyway_schema_history" SET "checksum" = 1 WHERE "version" = '2' | made by another build of Contact Sync
			""")
	void stateOfAnotherVersionIsNotUsed(String change, String told) {
		assertThat(this.setUp.run("status").exitCode()).isZero();
		new JdbcTemplate(new DriverManagerDataSource(this.setUp.stateUrl())).update(change);
		CommandAnswer answer = this.setUp.run("status");
		assertThat(answer.err()).contains(told).doesNotContain("internal");
		assertThat(answer.exitCode()).isEqualTo(78);
	}

}
