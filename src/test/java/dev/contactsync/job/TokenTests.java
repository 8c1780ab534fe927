package dev.contactsync.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import dev.contactsync.check.Finding;
import dev.contactsync.launch.RunRequest;
import dev.contactsync.sync.SyncChecks;
import dev.contactsync.testing.FakeImportApi;
import dev.contactsync.testing.ImportAnswer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The token of a destination through whole runs. */
@ExtendWith(OutputCaptureExtension.class)
class TokenTests extends SyncSetUp {

	@TempDir
	private Path folder;

	private Path file;

	@BeforeEach
	void moveTokenToFile() throws IOException {
		this.file = Files.createFile(this.folder.resolve("token"),
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		Files.writeString(this.file, FakeImportApi.TOKEN + "\n");
		destination("token", "");
		destination("token-file", this.file);
		destination("in-flight", 1);
		destination("request-size", 10);
	}

	@Test
	void tokenThatIsReplacedDuringARunIsReadAgain() {
		insert(1, 50);
		this.api.answerWith((request) -> {
			if (request.number() != 3) {
				return ImportAnswer.accepted();
			}
			write("renewed-token");
			this.api.token("renewed-token");
			return ImportAnswer.failure(401, "Unauthorized");
		});
		assertThat(done(run()).delivered()).isEqualTo(50);
		assertThat(this.api.requestCount()).isEqualTo(6);
		assertThat(excluded()).isEmpty();
		assertDestinationEqualsSource();
	}

	@Test
	void tokenThatIsRevokedDuringARunStopsItAndRejectsNone() {
		insert(1, 50);
		this.api.answerWith((request) -> (request.number() < 3) ? ImportAnswer.accepted() : ImportAnswer.json(400,
				"{\"success\":false,\"code\":400,\"message\":\"Argument passed in must be a single String of 12 bytes or "
						+ "a string of 24 hex characters\"}"));
		assertThat(run().exitCode()).isEqualTo(77);
		assertThat(this.api.requestCount()).as("one reload").isEqualTo(4);
		assertThat(excluded()).isEmpty();
		assertThat(deliveries("in doubt")).isEmpty();
		assertThat(this.api.accepted()).hasSize(20);
		write("renewed-token");
		this.api.token("renewed-token");
		this.api.answerWith((request) -> ImportAnswer.accepted());
		assertThat(done(runner().run(new RunRequest.Restart("customers")).get(0)).delivered()).isEqualTo(50);
		assertThat(this.api.timesAccepted().values()).containsOnly(1);
		assertDestinationEqualsSource();
	}

	@Test
	void fileThatOthersMayReadIsWarnedOf(CapturedOutput output) throws IOException {
		insert(1, 1);
		Files.setPosixFilePermissions(this.file, PosixFilePermissions.fromString("rw-r--r--"));
		done(run());
		assertThat(output.getErr()).contains("WARN", "Other users can read " + this.file, "chmod 600");
		assertThat(tokenFindings()).hasSize(1).allMatch((finding) -> finding.result() == Finding.FindingResult.WARNING);
	}

	@Test
	void fileThatIsPrivateIsNot(CapturedOutput output) {
		insert(1, 1);
		done(run());
		assertThat(output.getErr()).doesNotContain("Other users can read");
		assertThat(tokenFindings()).isEmpty();
	}

	private List<Finding> tokenFindings() {
		return context().getBean(SyncChecks.class)
			.check(List.of("customers"))
			.findings()
			.stream()
			.filter((finding) -> finding.check().equals("token file"))
			.toList();
	}

	private void write(String token) {
		try {
			Files.writeString(this.file, token);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
