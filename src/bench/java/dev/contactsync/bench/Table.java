package dev.contactsync.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table in Markdown that can be read as plain text, too. */
public final class Table {

	private final List<List<String>> rows = new ArrayList<>();

	Table(String... titles) {
		add(titles);
	}

	void add(String... cells) {
		this.rows.add(List.of(cells));
	}

	@Override
	public String toString() {
		int[] widths = IntStream.range(0, this.rows.get(0).size())
			.map((column) -> this.rows.stream().mapToInt((row) -> row.get(column).length()).max().orElse(0))
			.toArray();
		String rule = IntStream.of(widths).mapToObj("-"::repeat).collect(Collectors.joining(" | ", "| ", " |\n"));
		String lines = this.rows.stream().skip(1).map((row) -> line(row, widths)).collect(Collectors.joining());
		return line(this.rows.get(0), widths) + rule + lines;
	}

	private static String line(List<String> row, int[] widths) {
		return IntStream.range(0, widths.length)
			.mapToObj((column) -> row.get(column) + " ".repeat(widths[column] - row.get(column).length()))
			.collect(Collectors.joining(" | ", "| ", " |\n"));
	}

}
