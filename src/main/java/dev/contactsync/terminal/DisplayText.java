package dev.contactsync.terminal;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.Stream;

import dev.contactsync.contact.MaskedText;
import dev.contactsync.runs.RunStatus;
import org.jspecify.annotations.Nullable;

/** Words and numbers for a terminal, the same in every locale. */
public final class DisplayText {

	private DisplayText() {
	}

	/**
	 * Formats a line.
	 * @param format as {@link String#format}
	 * @param arguments its arguments; texts are neutralised
	 * @return the line
	 */
	public static String format(String format, @Nullable Object... arguments) {
		return String.format(Locale.ROOT, format,
				Stream.of(arguments)
					.map((argument) -> (argument instanceof String text) ? plain(text) : argument)
					.toArray());
	}

	/**
	 * A text from elsewhere as a terminal may show it: what would move the cursor, turn
	 * the writing around or end the line becomes a question mark.
	 * @param text a text
	 * @return the text on one line
	 */
	public static String plain(String text) {
		StringBuilder plain = new StringBuilder();
		text.codePoints().map(DisplayText::plain).forEach(plain::appendCodePoint);
		return plain.toString();
	}

	private static int plain(int c) {
		return isSeen(c) ? c : '?';
	}

	/**
	 * JSON as a terminal may show it, of equal meaning.
	 * @param json JSON on one line
	 * @return the same with what {@link #plain} would replace as escapes of JSON
	 */
	public static String json(String json) {
		StringBuilder plain = new StringBuilder();
		json.codePoints().forEach((c) -> {
			if (isSeen(c)) {
				plain.appendCodePoint(c);
			}
			else {
				Character.toString(c)
					.chars()
					.forEach((half) -> plain.append(String.format(Locale.ROOT, "\\u%04X", half)));
			}
		});
		return plain.toString();
	}

	/**
	 * Lines of a log as a terminal may show them.
	 * @param text a text that may have line breaks and tabs
	 * @return the text with nothing else that moves the cursor, and without the users and
	 * passwords of addresses
	 */
	public static String lines(String text) {
		StringBuilder lines = new StringBuilder();
		MaskedText.users(text)
			.codePoints()
			.map((c) -> (c == '\n' || c == '\t') ? c : plain(c))
			.forEach(lines::appendCodePoint);
		return lines.toString();
	}

	private static boolean isSeen(int c) {
		return switch (Character.getType(c)) {
			case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
					Character.PARAGRAPH_SEPARATOR ->
				false;
			default -> true;
		};
	}

	/** A number of things, such as {@code 1 contact} or {@code 2,000 contacts}. */
	public static String count(long number, String thing) {
		return number(number) + " " + thing + ((number == 1) ? "" : "s");
	}

	public static String number(long number) {
		return String.format(Locale.ROOT, "%,d", number);
	}

	/** Seconds with one decimal. */
	public static String seconds(double seconds) {
		return String.format(Locale.ROOT, "%,.1f s", seconds);
	}

	/** A moment, to the second. */
	public static String moment(Instant instant) {
		return instant.truncatedTo(ChronoUnit.SECONDS).toString();
	}

	/** About how long, in the largest unit that fits. */
	public static String about(Duration duration) {
		if (duration.compareTo(Duration.ofMinutes(2)) < 0) {
			return duration.toSeconds() + " s";
		}
		if (duration.compareTo(Duration.ofHours(2)) < 0) {
			return duration.toMinutes() + " min";
		}
		return (duration.compareTo(Duration.ofDays(2)) < 0) ? duration.toHours() + " h" : duration.toDays() + " days";
	}

	/** How a run has ended: its code first, if it has one. */
	public static String message(RunStatus status) {
		String message = (status.message() != null) ? status.message() : "";
		return (status.code() != null) ? status.code().code() + ": " + message : message;
	}

}
