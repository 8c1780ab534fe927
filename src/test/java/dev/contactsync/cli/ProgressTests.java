package dev.contactsync.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;

import dev.contactsync.testing.ImportAnswer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A run that takes its time says how far it is. */
@Tag("slow")
class ProgressTests {

	@TempDir
	Path folder;

	@Test
	void slowRunIsFollowedInTheLogAndNotOnStandardOutput() {
		try (CommandSetUp setUp = new CommandSetUp(this.folder)) {
			IntStream.range(10, 50)
				.forEach((id) -> setUp.crm()
					.sql("INSERT INTO customer VALUES (?, 'Eve', ?, TRUE, CURRENT_TIMESTAMP)")
					.params(id, "+44 20 7946 00" + id)
					.update());
			setUp.api()
				.answerWith((request) -> (request.number() == 1)
						? ImportAnswer.failure(429, "Too Many Requests").header("Retry-After", "3")
						: ImportAnswer.accepted().delayed(Duration.ofMillis(450)));
			PrintStream err = System.err;
			ByteArrayOutputStream log = new ByteArrayOutputStream();
			System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
			CommandAnswer answer;
			try {
				answer = setUp.run("run", "--json", "--contact-sync.destinations.bot.in-flight=1",
						"--contact-sync.destinations.bot.request-size=2",
						"--contact-sync.syncs.customers.chunk-size=2");
			}
			finally {
				System.setErr(err);
			}
			assertThat(answer.element().get("delivered").asInt()).isEqualTo(42);
			assertThat(answer.out()).doesNotContain("rows/s");
			assertThat(answer.err()).doesNotContain("rows/s");
			assertThat(log.toString(StandardCharsets.UTF_8)).containsPattern(
					"INFO  customers run 1: deliver \\d+ %, \\d+(\\.\\d)? rows/s, \\d\\.\\d requests/s, \\d+ s left\n")
				.doesNotContain("\033");
		}
	}

}
