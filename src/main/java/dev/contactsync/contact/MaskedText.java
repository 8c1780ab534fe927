package dev.contactsync.contact;

import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ways to show a text without showing whom it is about.
 */
public final class MaskedText {

	/** What stands in the place of a value that is not shown. */
	public static final String HIDDEN = "***";

	private static final int LONGEST_SHAPE = 40;

	private static final Pattern ADDRESS = Pattern.compile("[^\\s@\"'<>(),;:]+@[^\\s@\"'<>(),;:]+");

	/** A user, perhaps with a password, before the host of an address. */
	private static final Pattern USER = Pattern.compile("(?<=:)//\\S*@");

	/**
	 * A password that is set as in an address or in the settings of a driver: up to its
	 * own quotes or to the quote that ends the whole text, else up to a space.
	 */
	private static final Pattern PASSWORD = Pattern
		.compile("(?i)((?:pass(?:word|wd|phrase)?|pwd)\\s*=\\s*)(?:'[^']*'|.*?(?=[\"»”’“](?:[\\s,.;:)]|$))|\\S+)");

	private static final Pattern IP_ADDRESS = Pattern
		.compile("(?<![\\d.])(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}(?![\\d.]\\d)");

	private static final Pattern DIGITS = Pattern.compile("\\d(?:[ ().-]{0,2}\\d){5,}");

	private static final Pattern UNREADABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\s]+");

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
	 * @return the text with {@code ***} in their places, and without control characters
	 */
	public static String message(String message) {
		return digits(ADDRESS.matcher(users(readable(message))).replaceAll(HIDDEN));
	}

	/**
	 * Words of a database's driver, in which addresses of the network are no secret.
	 * @param message a text
	 * @return as {@link #message}, but with these addresses
	 */
	public static String driver(String message) {
		String line = ADDRESS.matcher(users(readable(message))).replaceAll(HIDDEN);
		StringBuilder masked = new StringBuilder();
		Matcher address = IP_ADDRESS.matcher(line);
		int from = 0;
		while (address.find()) {
			masked.append(digits(line.substring(from, address.start()))).append(address.group());
			from = address.end();
		}
		return masked.append(digits(line.substring(from))).toString();
	}

	/**
	 * Words of somebody who was told values, without these, in whatever writing: in other
	 * case, with other signs between their letters and digits, encoded.
	 * @param message a text
	 * @param secret a value that is hidden as a whole
	 * @param values values that are hidden, and each of their words
	 * @return the text with {@code ***} in the places of the values
	 */
	public static String withoutValues(String message, String secret, Collection<String> values) {
		DecodedText text = new DecodedText(message);
		text.hide(secret);
		values.forEach(text::hideWords);
		return text.toString();
	}

	private static String digits(String message) {
		return DIGITS.matcher(message).replaceAll(HIDDEN);
	}

	/**
	 * Addresses as programs write them, without the user and the password in them.
	 * @param message a text
	 * @return the text, masked between {@code //} and {@code @}, and behind
	 * {@code password=}
	 */
	public static String users(String message) {
		String line = USER.matcher(message).replaceAll("//" + HIDDEN + "@");
		return PASSWORD.matcher(line).replaceAll("$1" + HIDDEN);
	}

	/**
	 * A text without what moves a cursor, turns the writing around, cannot be seen or
	 * ends a line.
	 * @param message a text
	 * @return the text on one line
	 */
	public static String readable(String message) {
		return UNREADABLE.matcher(message).replaceAll(" ").strip();
	}

}
