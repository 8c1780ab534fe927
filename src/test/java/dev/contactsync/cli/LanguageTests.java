package dev.contactsync.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The program on machines whose language has digits and letters of its own. */
class LanguageTests {

	private final Locale usual = Locale.getDefault();

	private final PrintStream usualOut = System.out;

	private final PrintStream usualErr = System.err;

	private final ByteArrayOutputStream log = new ByteArrayOutputStream();

	@TempDir
	Path folder;

	private CommandSetUp setUp;

	@BeforeEach
	void start() {
		PrintStream capture = new PrintStream(this.log, true, StandardCharsets.UTF_8);
		System.setOut(capture);
		System.setErr(capture);
		this.setUp = new CommandSetUp(this.folder);
		this.setUp.crm().sql("ALTER TABLE customer ALTER COLUMN id VARCHAR(4000)").update();
	}

	@AfterEach
	void stop() {
		Locale.setDefault(this.usual);
		System.setOut(this.usualOut);
		System.setErr(this.usualErr);
		this.setUp.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "ar-EG", "ar-EG-u-nu-arab", "mr-IN-u-nu-deva", "tr-TR" })
	void numbersAreWrittenAlike(String language) {
		Locale.setDefault(Locale.forLanguageTag(language));
		assertPlain(this.setUp.run("check"));
		assertPlain(this.setUp.run("run"));
		this.setUp.crm()
			.sql("INSERT INTO customer SELECT REPEAT('k', 3000), 'Eva', '+44 20 7946 0009', TRUE, CURRENT_TIMESTAMP")
			.update();
		String[] tooLarge = { "--contact-sync.destinations.bot.request-bytes=1KB",
				"--contact-sync.syncs.customers.mapping.attributes.note=" + "x".repeat(1500),
				"--contact-sync.syncs.customers.guard.changed-percent=100" };
		CommandAnswer run = this.setUp.run("run", "--json", "--full", tooLarge[0], tooLarge[1], tooLarge[2]);
		assertThat(run.element().get("invalid").asInt()).as(run.out()).isEqualTo(4);
		assertPlain(run);
		CommandAnswer rejections = this.setUp.run("rejections", "customers", "--json");
		assertThat(rejections.json()).extracting((each) -> each.get("detail").asString())
			.anyMatch((detail) -> detail.matches("1,\\d+ bytes; a request may have at most 1,\\d+"))
			.anyMatch((detail) -> detail.matches("the key has more than \\d+ bytes"));
		assertPlain(rejections);
		for (String command : List.of("status", "runs", "rejections customers", "check", "help CS3101")) {
			assertPlain(this.setUp.run(command.split(" ")));
		}
		assertPlain(this.setUp.run("run", "--spring.datasource.hikari.maximum-pool-size=3"));
		assertThat(this.log.toString(StandardCharsets.UTF_8)).as("the log").contains("run 1").satisfies(this::isPlain);
	}

	private void assertPlain(CommandAnswer answer) {
		isPlain(answer.out());
		isPlain(answer.err());
	}

	private void isPlain(String text) {
		assertThat(text.codePoints().filter((c) -> c > '9' && Character.isDigit(c)).mapToObj(Character::toString))
			.as(text)
			.isEmpty();
	}

}
