package dev.contactsync.contact;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** Numbers in sentences, the same in every language of the machine. */
public final class CountText {

	private CountText() {
	}

	/**
	 * Writes a number.
	 * @return its digits in groups, such as {@code 2,000}
	 */
	public static String of(long number) {
		return format("%,d", number);
	}

	/**
	 * Writes a number of things.
	 * @param thing what they are, for one of them
	 * @return such as {@code 1 contact} or {@code 2,000 contacts}
	 */
	public static String of(long number, String thing) {
		return of(number, thing, thing + "s");
	}

	/**
	 * Writes a number of things.
	 * @param one what it is, for one of them
	 * @param several what they are, for none and for several
	 * @return such as {@code 1 address} or {@code 2,000 addresses}
	 */
	public static String of(long number, String one, String several) {
		return of(number) + " " + ((number == 1) ? one : several);
	}

	/**
	 * Fills a sentence that has numbers.
	 * @param format as {@link String#format}
	 * @param arguments its arguments
	 * @return the sentence
	 */
	public static String format(String format, @Nullable Object... arguments) {
		return String.format(Locale.ROOT, format, arguments);
	}

}
