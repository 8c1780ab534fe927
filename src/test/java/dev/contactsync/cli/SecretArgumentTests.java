package dev.contactsync.cli;

import java.nio.file.Path;

import dev.contactsync.testing.FakeImportApi;
import dev.contactsync.testing.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SecretArgumentTests {

	@TempDir
	Path folder;

	@Test
	void tokenOnTheCommandLineIsRefusedBeforeAnythingStarts() {
		try (SetUp setUp = new SetUp(this.folder);
				Program program = Program.start(this.folder, setUp.arguments("run", "--json"))) {
			assertThat(program.exitCode()).isEqualTo(64);
			assertThat(program.answer().strip()).isEqualTo("[]");
			assertThat(program.log())
				.contains("--contact-sync.destinations.bot.token on the command line", "environment", "token-file")
				.doesNotContain(FakeImportApi.TOKEN);
			assertThat(setUp.api().requestCount() + setUp.api().preflights()).isZero();
		}
	}

}
