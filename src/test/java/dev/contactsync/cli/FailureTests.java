package dev.contactsync.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.contactsync.testing.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What keeps a command from beginning: one line on standard error, and an exit code. */
class FailureTests {

	@TempDir
	Path folder;

	private CommandSetUp setUp;

	@BeforeEach
	void start() {
		this.setUp = new CommandSetUp(this.folder);
	}

	@AfterEach
	void stop() {
		this.setUp.close();
	}

	@Test
	void configurationIsMissing() {
		assertFails(CommandAnswer.of("run", "--spring.datasource.url=" + this.setUp.stateUrl()), 78,
				"No sync is configured");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					--contact-sync.synks.a.key=marked            | contact-sync.synks.a.key: there is no such setting; did you mean syncs?
					--contact-sync.destinations.bot.token=(none) | There is no token in contact-sync.destinations.bot.token
					--contact-sync.destinations.bot.base-url=http://api.example.com | contact-sync.destinations.bot.base-url must begin with https://
					--contact-sync.destinations.bot.in-flight=0  | contact-sync.destinations.bot.in-flight must be greater than or equal to 1
					--contact-sync.lease-ttl=marked              | contact-sync.lease-ttl cannot be read as Duration
					--contact-sync.sources.crm.password=a${NOT_THERE} | contact-sync.sources.crm.password refers to ${NOT_THERE}, which is not set
					--spring.config.location=/nowhere/            | The configuration does not exist
					--spring.datasource.url=jdbc:marked:1        | spring.datasource.url is for no database that is known here
					--spring.datasource.url=jdbc:h2:file:./marked;WRITE_DELAY=0;NO_SUCH=1 | cannot be opened: fix its URL
					--spring.datasource.hikari.maximum-pool-size=marked | spring.datasource.hikari.maximum-pool-size cannot be read as int
					""")
	void configurationIsWrong(String setting, String problem) {
		assertFails(this.setUp.run("run", setting), 78, problem);
	}

	@Test
	void fileIsNoYaml() throws IOException {
		Path file = Files.writeString(this.folder.resolve("application.yaml"),
				"contact-sync:\n  token: marked: marked\n");
		assertFails(this.setUp.run("run", "--spring.config.location=" + file), 78,
				"The configuration file is no YAML in line 2: mapping values are not allowed here.");
	}

	@Test
	void stateIsDown() {
		assertFails(this.setUp.run("run", "--spring.datasource.url=jdbc:postgresql://localhost:1/marked"), 69,
				"The state database (spring.datasource.url) is not available");
	}

	@Test
	void stateKnowsNoSuchUserOrDatabase() {
		String url = TestPostgres.newDatabase();
		assertFails(this.setUp.run("run", "--spring.datasource.url=" + url.replace("user=postgres", "user=marked")), 78,
				"does not accept spring.datasource.username and password");
		assertFails(this.setUp.run("run", "--spring.datasource.url=" + url.replace("/test_", "/marked_")), 78,
				"does not exist");
	}

	@Test
	void stateCannotBeWritten() throws IOException {
		Path file = Files.writeString(this.folder.resolve("file"), "");
		assertFails(this.setUp.run("run",
				"--spring.datasource.url=jdbc:h2:file:" + file.resolve("state") + ";WRITE_DELAY=0;TRACE_LEVEL_FILE=0"),
				74, "cannot write");
	}

	@Test
	void failureIsAnsweredInJson() {
		CommandAnswer run = this.setUp.run("run", "--json", "customers", "--contact-sync.lease-ttl=marked");
		assertThat(run.element().get("sync").asString()).isEqualTo("customers");
		assertThat(run.element().get("read").asInt()).isZero();
		CommandAnswer check = this.setUp.run("check", "--json", "--contact-sync.lease-ttl=marked");
		assertThat(check.element().get("check").asString()).isEqualTo("configuration");
		assertThat(this.setUp.run("status", "--json", "--contact-sync.lease-ttl=marked").json()).isEmpty();
	}

	@Test
	void debugShowsWhereAnErrorComesFrom() {
		assertThat(this.setUp.run("run", "--debug", "--contact-sync.synks=1").err()).contains("\tat dev.contactsync.");
	}

	private static void assertFails(CommandAnswer answer, int exitCode, String problem) {
		assertThat(answer.err()).startsWith("contact-sync: ").contains(problem).doesNotContain("marked");
		assertThat(answer.err().lines()).hasSize(1);
		assertThat(answer.out()).doesNotContain("marked");
		assertThat(answer.exitCode()).isEqualTo(exitCode);
	}

}
