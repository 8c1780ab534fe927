package dev.contactsync.terminal;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DisplayTextTests {

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private final PrintStream stream = new PrintStream(this.out, true, StandardCharsets.UTF_8);

	@Test
	void neutralisesWhatWouldMoveTheCursor() {
		assertThat(DisplayText.plain("a\u001b[2Jb\r\nc\u202ed\u2028e\u009bf é")).isEqualTo("a?[2Jb??c?d?e?f é");
		assertThat(DisplayText.format("%s\n", "a\nb")).isEqualTo("a?b\n");
	}

	@Test
	void logKeepsItsLinesAndNothingElseThatMovesTheCursor() {
		assertThat(DisplayText.lines("a\u009bb\n\tat c\u202e jdbc:x://u:p@h\n"))
			.isEqualTo("a?b\n\tat c? jdbc:x://***@h\n");
	}

	@Test
	void saysAboutHowLong() {
		assertThat(List.of(90, 600, 7200, 200_000))
			.extracting((seconds) -> DisplayText.about(Duration.ofSeconds(seconds)))
			.containsExactly("90 s", "10 min", "2 h", "2 days");
	}

	@Test
	void alignsColumns() {
		try (TextTable table = new TextTable(this.stream, "A", "B")) {
			table.row("longer\u0007", "x");
			table.row("", "y");
		}
		assertThat(printed()).containsExactly("A        B", "longer?  x", "         y");
	}

	@Test
	void keepsNoMoreThanTheFirstRowsOfATable() {
		TextTable table = new TextTable(this.stream, "A", "B");
		IntStream.range(0, 600).forEach((i) -> table.row(String.valueOf(i), "x"));
		table.row("much longer", "x");
		assertThat(printed()).hasSize(602).contains("0    x", "599  x", "much longer  x");
	}

	@Test
	void jsonIsUtf8WhateverTheTerminalHas() {
		try (JsonArray array = new JsonArray(new PrintStream(this.out, true, StandardCharsets.US_ASCII))) {
			array.add(List.of("é\u001b\u009b\u202e\ud83d\ude00\u2066"));
			array.add(1);
		}
		assertThat(printed()).containsExactly("[", "[\"é\\u001B\\u009B\\u202E\ud83d\ude00\\u2066\"],", "1", "]");
	}

	@Test
	void emptyJsonIsAnArray() {
		new JsonArray(this.stream).close();
		assertThat(printed()).containsExactly("[]");
	}

	private List<String> printed() {
		return this.out.toString(StandardCharsets.UTF_8).lines().toList();
	}

}
