package dev.contactsync.terminal;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table with aligned columns. The first rows decide how wide they are, the rest is
 * printed as it comes, so that memory does not grow with the table.
 */
public final class TextTable implements AutoCloseable {

	private static final int MEASURED = 500;

	private final PrintStream out;

	private final int[] widths;

	private final List<String[]> waiting = new ArrayList<>();

	private boolean measuring = true;

	/**
	 * A table without rows.
	 * @param out where it is printed
	 * @param headings the first line, one for each column
	 */
	public TextTable(PrintStream out, String... headings) {
		this.out = out;
		this.widths = new int[headings.length];
		row(headings);
	}

	/** Adds a row; its cells are neutralised. */
	public void row(String... cells) {
		String[] plain = Arrays.stream(cells).map(DisplayText::plain).toArray(String[]::new);
		if (!this.measuring) {
			print(plain);
			return;
		}
		for (int i = 0; i < plain.length; i++) {
			this.widths[i] = Math.max(this.widths[i], length(plain[i]));
		}
		this.waiting.add(plain);
		if (this.waiting.size() > MEASURED) {
			end();
		}
	}

	private void print(String[] cells) {
		StringBuilder line = new StringBuilder();
		for (int i = 0; i < cells.length; i++) {
			line.append(cells[i]).append(" ".repeat(Math.max(0, this.widths[i] - length(cells[i])) + 2));
		}
		this.out.println(line.toString().stripTrailing());
	}

	private static int length(String cell) {
		return cell.codePointCount(0, cell.length());
	}

	@Override
	public void close() {
		end();
	}

	/** Prints what is left; nothing where there was no row below the headings. */
	public void end() {
		if (this.waiting.size() > 1) {
			this.waiting.forEach(this::print);
		}
		this.measuring = false;
		this.waiting.clear();
	}

}
