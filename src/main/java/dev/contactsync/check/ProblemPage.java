package dev.contactsync.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import dev.contactsync.contact.ProblemCode;

/**
 * The page of a problem: what it means, why it happens, what to do, and an example. The
 * pages stand in one file, {@code problems.md}, each under a heading with its code.
 *
 * @param title the problem in a few words
 * @param text the rest of the page, as it is printed
 */
public record ProblemPage(String title, String text) {

	private static final String HEADING = "## ";

	/** How the paragraph begins that says what to do. */
	private static final String ACTION = "What to do: ";

	/** The page of a code. */
	public static ProblemPage of(ProblemCode code) {
		return Objects.requireNonNull(all().get(code.code()), code::name);
	}

	/**
	 * All pages, by the codes in their headings.
	 * @return in the order of the file
	 */
	static Map<String, ProblemPage> all() {
		Map<String, ProblemPage> pages = new LinkedHashMap<>();
		for (String page : file().split("(?m)^" + HEADING)) {
			String[] parts = page.split("\\R", 2);
			String[] heading = parts[0].split(" ", 2);
			if (heading[0].matches("CS\\d+")) {
				pages.put(heading[0], new ProblemPage(heading[1], parts[1].strip()));
			}
		}
		return pages;
	}

	private static String file() {
		try (InputStream file = Objects.requireNonNull(ProblemPage.class.getResourceAsStream("/problems.md"))) {
			return new String(file.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What to do, in a sentence or two.
	 * @return the paragraph of the page, on one line
	 */
	public String action() {
		String action = this.text.lines()
			.dropWhile((line) -> !line.startsWith(ACTION))
			.takeWhile((line) -> !line.isBlank())
			.collect(Collectors.joining(" "))
			.substring(ACTION.length());
		return action.substring(0, 1).toUpperCase(Locale.ROOT) + action.substring(1);
	}

}
