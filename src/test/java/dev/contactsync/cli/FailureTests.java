package dev.contactsync.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.contactsync.testing.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

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
					--contact-sync.synks.a.key=marked            | there is no such setting; did you mean syncs?
					--contact-sync.destinations.bot.token=(none) | There is no token in contact-sync.destinations.bot.token
					--contact-sync.destinations.bot.base-url=http://api.example.com | contact-sync.destinations.bot.base-url must begin with https://
					--contact-sync.sources.crm.password=a${NOT_THERE} | contact-sync.sources.crm.password refers to ${NOT_THERE}, which is not set
					--spring.config.location=/nowhere/            | The configuration does not exist
					--spring.datasource.url=jdbc:marked:1        | spring.datasource.url is not for a supported database
					--spring.datasource.url=jdbc:h2:file:./target/marked;WRITE_DELAY=0;NO_SUCH=1 | cannot be opened: fix its URL
					--spring.datasource.url=jdbc:h2:file:./target/marked;WRITE_DELAY=05 | is an H2 file without WRITE_DELAY=0
					--spring.datasource.url=jdbc:h2:mem:marked;INIT=SELECT 1 | spring.datasource.url sets INIT
					--spring.datasource.url=postgres://app:marked@localhost:1/crm | spring.datasource.url is postgres://***@localhost:1/crm: write jdbc:postgresql://HOST/DB
					--spring.datasource.jndi-name=ldap://localhost:1/marked | The state is reached by spring.datasource.url only
					--spring.datasource.hikari.data-source-properties.JAVA_OBJECT_SERIALIZER=marked | spring.datasource.hikari.data-source-properties sets JAVA_OBJECT_SERIALIZER
					--spring.datasource.hikari.maximum-pool-size=marked | cannot be read. Write a whole number, such as 100
					""")
	void configurationIsWrong(String setting, String problem) {
		assertFails(this.setUp.run("run", setting), 78, problem);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			syncs.customers.overlap=-48h                | -48h is out of range; 0s to 365d
			syncs.customers.page-size=2147483647        | 2147483647 is out of range; 1 to 50000
			syncs.customers.chunk-size=0                | 0 is out of range; 1 to 10000
			syncs.customers.sweep-below=-1              | -1 is out of range; 0 to 1000000000000
			syncs.customers.deadline=0s                 | 0s is out of range; 1s to 30d
			syncs.customers.guard.fewer-percent=101     | 101 is out of range; 0 to 100
			lease-ttl=0s                                | 0s is out of range; 2s to 1h
			destinations.bot.in-flight=0                | 0 is out of range; 1 to 256
			destinations.bot.requests-per-second=NaN    | NaN is out of range; 0.001 to 1000000
			destinations.bot.requests-per-second=1e999  | 1e999 is out of range; 0.001 to 1000000
			destinations.bot.request-bytes=2GB          | 2GB is out of range; 1KB to 10MB
			destinations.bot.request-timeout=0s         | 0s is out of range; 1s to 10m
			""")
	void valueIsOutOfRange(String setting, String problem) {
		assertFails(this.setUp.run("run", "--contact-sync." + setting), 78,
				"contact-sync." + setting.substring(0, setting.indexOf('=')) + ": " + problem + " (");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					lease-ttl=4 marked                       | Write a number and a unit, such as 30s or 5m; 2s to 1h
					lease-ttl=marked                         | Write a number and a unit, such as 30s or 5m; 2s to 1h
					syncs.customers.deadline=4 marked        | Write a number and a unit, such as 30s, 5m, 4h or 2d; 1s to 30d
					syncs.customers.zone=marked              | Write a time zone, such as Asia/Kolkata
					syncs.customers.page-size=marked         | Write a whole number, such as 100; 1 to 50000
					syncs.customers.page-size=99999999999    | Write a whole number, such as 100; 1 to 50000
					syncs.customers.read=marked              | Write pages or cursor
					syncs.customers.rejections=marked        | Write fail or warn
					syncs.customers.guard=marked             | Write its parts below it: fewer-percent, changed-percent, suppressed-percent or invalid-points
					destinations.bot.request-bytes=marked    | Write a number and a unit, such as 90000B or 64KB; 1KB to 10MB
					destinations.bot.requests-per-second=marked | Write a number, such as 5 or 0.5; 0.001 to 1000000
					destinations.bot.preflight=marked        | Write true or false
					destinations.bot.attributes=marked       | Write list, map or none
					syncs.customers.mapping.attributes=marked | Write names below it, each with a value of its own
					destinations.bot.base-url=marked marked  | Write an address, such as https://api.example.com
					""")
	void valueIsOfAnotherKind(String setting, String problem) {
		assertFails(this.setUp.run("run", "--contact-sync." + setting), 78,
				"contact-sync." + setting.substring(0, setting.indexOf('=')) + " (", ") cannot be read. " + problem);
	}

	@ParameterizedTest
	@ValueSource(strings = { "syncs.customers.overlap=48", "syncs.customers.overlap=${HOURS:48}",
			"destinations.bot.patience=30" })
	void durationHasNoUnit(String setting) {
		assertFails(this.setUp.run("run", "--contact-sync." + setting), 78,
				"contact-sync." + setting.substring(0, setting.indexOf('=')) + " (",
				") has no unit. Write a number and a unit, such as 30s, 5m, 4h or 2d.");
	}

	@Test
	void fileIsNoYaml() throws IOException {
		Path file = Files.writeString(this.folder.resolve("application.yaml"),
				"contact-sync:\n  token: marked: marked\n");
		assertFails(this.setUp.run("run", "--spring.config.location=" + file), 78,
				"The configuration file is not valid YAML in line 2: mapping values are not allowed here. Put texts with a colon");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{first_name} {last_name}", "{first_name}, {last_name}", "{first_name}-x", "{a}{b}",
			"{first_name} marked" })
	void templateWithoutQuotesIsTold(String template) throws IOException {
		Path file = Files.writeString(this.folder.resolve("application.yaml"),
				"contact-sync:\n  syncs:\n    customers:\n      mapping:\n        name: " + template
						+ "\n        phone: \"{mobile}\"\n");
		assertFails(this.setUp.run("run", "--spring.config.location=" + file), 78,
				"The configuration file is not valid YAML in line 5: ",
				"A template needs quotes, such as \"{first_name} {last_name}\".");
	}

	@Test
	void tagOfYamlMakesNoObject() throws IOException {
		Path file = Files.writeString(this.folder.resolve("application.yaml"),
				"contact-sync:\n  token: !!java.net.URL [\"http://localhost:1/marked\"]\n");
		assertFails(this.setUp.run("run", "--spring.config.location=" + file), 78,
				"The configuration file is not valid YAML in line 2: Global tag is not allowed");
	}

	@Test
	void addressOfTheSourceShowsNoPassword() {
		for (String command : List.of("check", "run")) {
			for (String form : List.of("--json", "--debug")) {
				CommandAnswer answer = this.setUp.run(command, form,
						"--contact-sync.sources.crm.url=postgres://app:marked@localhost:1/crm");
				assertThat(answer.exitCode()).isEqualTo(78);
				assertThat(answer.out() + answer.err()).contains("is postgres://***@localhost:1/crm")
					.doesNotContain("marked");
			}
		}
	}

	@Test
	void stateIsDown() {
		assertFails(this.setUp.run("run", "--spring.datasource.url=jdbc:postgresql://localhost:1/marked"), 69,
				"The state database (spring.datasource.url) is not available");
	}

	@Test
	void stateKnowsNoSuchUserOrDatabase() {
		String url = TestPostgres.newDatabase();
		assertFails(
				this.setUp.run("run", "--spring.datasource.url=" + url.replace("user=postgres", "user=nobody_here")),
				78, "does not accept spring.datasource.username and password");
		assertFails(this.setUp.run("run", "--spring.datasource.url=" + url.replace("/test_", "/nowhere_")), 78,
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
		assertThat(check.element().get("code").asString()).isEqualTo("CS1003");
		JsonNode status = this.setUp.run("status", "--json", "--contact-sync.lease-ttl=marked").element();
		assertThat(status.propertyNames()).containsExactly("outcome", "code", "message", "action", "exit");
		assertThat(status.get("outcome").asString()).isEqualTo("failed");
		assertThat(status.get("code").asString()).isEqualTo("CS1003");
		assertThat(status.get("message").asString()).startsWith("contact-sync.lease-ttl ")
			.contains(" cannot be read. Write ");
		assertThat(status.get("action").asString())
			.isEqualTo("Write a number and a unit, such as 30s or 5m; 2s to 1h.");
		assertThat(status.get("exit").asInt()).isEqualTo(78);
	}

	@Test
	void allThatIsWrongIsToldAtOnce() {
		String[] wrong = { "--contact-sync.lease-ttl=marked", "--contact-sync.syncs.customers.zone=marked",
				"--contact-sync.destinations.bot.token=(none)" };
		CommandAnswer run = this.setUp.run(words("run", wrong));
		assertThat(run.exitCode()).isEqualTo(78);
		assertThat(run.err().lines()).extracting((line) -> line.substring(0, 22))
			.containsExactlyInAnyOrder("contact-sync: CS1003: ", "contact-sync: CS1003: ", "contact-sync: CS1101: ");
		JsonNode status = this.setUp.run(words("status", wrong)).element();
		assertThat(status.get("others")).hasSize(2)
			.allSatisfy((other) -> assertThat(other.propertyNames()).containsExactly("outcome", "code", "message",
					"action", "exit"));
		assertThat(this.setUp.run(words("check", wrong)).json()).extracting((finding) -> finding.get("code").asString())
			.containsExactlyInAnyOrder("CS1003", "CS1003", "CS1101");
	}

	private static String[] words(String command, String... settings) {
		return Stream.concat(Stream.of(command, "--json"), Stream.of(settings)).toArray(String[]::new);
	}

	@Test
	void debugShowsWhereAnErrorComesFrom() {
		assertThat(this.setUp.run("run", "--debug", "--contact-sync.synks=1").err()).contains("\tat dev.contactsync.");
	}

	private static void assertFails(CommandAnswer answer, int exitCode, String... problem) {
		assertThat(answer.err()).matches("(?s)contact-sync: CS\\d{4}: .*").contains(problem).doesNotContain("marked");
		assertThat(answer.err().lines()).hasSize(1);
		assertThat(answer.out()).doesNotContain("marked");
		assertThat(answer.exitCode()).isEqualTo(exitCode);
	}

}
