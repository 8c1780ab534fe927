package dev.contactsync.contact;

import java.util.regex.Pattern;

/**
 * Ways to show a text without showing whom it is about.
 */
public final class MaskedText {

	private static final int LONGEST_SHAPE = 40;

	private static final Pattern ADDRESS = Pattern.compile("[^\\s@\"'<>(),;:]+@[^\\s@\"'<>(),;:]+");

	private static final Pattern DIGITS = Pattern.compile("\\d(?:[ ().-]{0,2}\\d){5,}");

	private MaskedText() {
	}

	/**
	 * The shape of a value: every digit as 0, every letter as a, the rest as it is, so
	 * that one sees what is wrong with a number, but not the number.
	 * @param value a value of a row
	 * @return its shape, cut after 40 characters
	 */
	public static String shape(String value) {
		StringBuilder shape = new StringBuilder();
		value.codePoints().limit(LONGEST_SHAPE).forEach((c) -> shape.appendCodePoint(shapeOf(c)));
		if (value.codePointCount(0, value.length()) > LONGEST_SHAPE) {
			shape.append('…');
		}
		return shape.toString();
	}

	private static int shapeOf(int c) {
		if (Character.isDigit(c)) {
			return '0';
		}
		if (Character.isLetter(c)) {
			return 'a';
		}
		return switch (Character.getType(c)) {
			case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> '?';
			default -> c;
		};
	}

	/**
	 * Words that are not ours, such as an answer of the API: e-mail addresses and runs of
	 * six or more digits are replaced.
	 * @param message a text
	 * @return the text with {@code ***} in their places
	 */
	public static String message(String message) {
		return DIGITS.matcher(ADDRESS.matcher(message).replaceAll("***")).replaceAll("***");
	}

}
