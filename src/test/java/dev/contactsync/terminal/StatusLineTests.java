package dev.contactsync.terminal;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;

import dev.contactsync.execution.RunProgress;
import dev.contactsync.runs.RunStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a terminal shows when other lines are written while there is a status line. */
class StatusLineTests {

	private static final String HALF = "[##########----------] a run 1: deliver 50 %, 7.0 rows/s";

	private final PrintStream err = System.err;

	private final ByteArrayOutputStream written = new ByteArrayOutputStream();

	private final StatusLine line = new StatusLine(new PrintStream(this.written, true, StandardCharsets.UTF_8),
			ZoneOffset.UTC);

	@AfterEach
	void restore() {
		System.setErr(this.err);
	}

	@Test
	void lineIsOneThatIsDrawnAgainAndVanishes() {
		show(0);
		show(0.5);
		assertThat(screen()).isEqualTo(HALF);
		this.line.end();
		assertThat(screen()).isEmpty();
		assertThat(this.written.toString(StandardCharsets.UTF_8)).endsWith("\r\033[K");
	}

	@Test
	void logLinesAppearAboveIt() {
		show(0.5);
		System.err.println("12:00:00 INFO one");
		System.err.print("12:00:01 INFO two\n");
		assertThat(screen()).isEqualTo("12:00:00 INFO one\n12:00:01 INFO two\n" + HALF);
		System.err.print("half a ");
		show(0.6);
		System.err.println("line");
		assertThat(screen()).contains("\nhalf a line\n[############--------] a run 1: deliver 60 %");
		this.line.end();
		assertThat(screen()).endsWith("half a line\n");
	}

	@Test
	void standardErrorIsLeftAsItWas() {
		this.line.end();
		assertThat(System.err).isSameAs(this.err);
		show(0.5);
		assertThat(System.err).isNotSameAs(this.err);
	}

	@Test
	void whatMovesTheCursorIsNoPartOfIt() {
		this.line.show(new RunProgress("a\033[2J\nrun", RunStage.DELIVER, 0.5, 7, null, null, null));
		assertThat(screen()).contains("a?[2J?run: deliver");
	}

	@Test
	void barIsFullAtTheEndOnly() {
		assertThat(StatusLine.bar(-1)).isEqualTo("[--------------------] ");
		assertThat(StatusLine.bar(0.999)).isEqualTo("[###################-] ");
		assertThat(StatusLine.bar(1)).isEqualTo("[####################] ");
	}

	private void show(double fraction) {
		this.line.show(new RunProgress("a run 1", RunStage.DELIVER, fraction, 7, null, null, null));
	}

	/** As a terminal of any width shows it. */
	private String screen() {
		StringBuilder screen = new StringBuilder();
		String output = this.written.toString(StandardCharsets.UTF_8).replaceAll("\033\\[\\?7[lh]", "");
		for (String part : output.split("(?<=\r\033\\[K)")) {
			boolean erased = part.endsWith("\r\033[K");
			screen.append(erased ? part.substring(0, part.length() - 4) : part);
			if (erased) {
				screen.setLength(screen.lastIndexOf("\n") + 1);
			}
		}
		return screen.toString().replace("\r", "");
	}

}
