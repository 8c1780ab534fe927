package dev.contactsync.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.contactsync.ContactSyncApplication;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a command answered.
 *
 * @param exitCode its exit code
 * @param out what it printed to standard output
 * @param err what it printed to standard error, without the log
 */
record CommandAnswer(int exitCode, String out, String err) {

	/** Runs the program in this JVM, without any set-up. */
	static CommandAnswer of(String... args) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ByteArrayOutputStream err = new ByteArrayOutputStream();
		int exitCode = CommandLineProgram.run(ContactSyncApplication.class,
				new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8),
				args);
		return new CommandAnswer(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
	}

	/** The elements of a JSON answer; fails if there is anything else. */
	List<JsonNode> json() {
		JsonNode answer = JsonMapper.shared().readTree(this.out);
		assertThat(answer.isArray()).isTrue();
		return List.copyOf(answer.values());
	}

	/** The one element of a JSON answer. */
	JsonNode element() {
		assertThat(json()).hasSize(1);
		return json().get(0);
	}

	/** Compares standard output with a file, but for what differs every time. */
	CommandAnswer prints(String file) {
		assertThat(masked()).isEqualTo(golden(file));
		return this;
	}

	private String masked() {
		return this.out.replaceAll("\\d+\\.\\d s", "0.0 s")
			.replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "2026-03-02T02:00:00Z")
			.replaceAll("file on this machine, [^,]+,", "file on this machine, /data/state,")
			.replaceAll("\\d+ s ago", "0 s ago")
			.replace(System.lineSeparator(), "\n");
	}

	private static String golden(String file) {
		try (InputStream text = CommandAnswer.class.getResourceAsStream("/cli/" + file)) {
			return (text != null) ? new String(text.readAllBytes(), StandardCharsets.UTF_8) : "no file /cli/" + file;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
