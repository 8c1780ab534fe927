package dev.contactsync.phone;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A phone that has been through a column or spreadsheet of numbers, and has a fraction:
 * one or two digits behind a dot or comma that stands nowhere else in it. Where dots
 * divide all groups, as in 0664.123.45.67, the last is a group, too.
 *
 * @param whole what stands before the fraction, however it is grouped
 * @param fraction the digits of the fraction
 * @param mayBeGroup whether it may as well be the last group of a phone: three zeros and
 * more, or two behind groups that are no thousands and as short
 */
record PhoneDecimal(String whole, String fraction, boolean mayBeGroup) {

	private static final Pattern FORM = Pattern
		.compile("(?s)(.*?(\\d+)\\)?) *(?:\\. *(\\d{1,2}|0{3,})|, *(0{1,2})|,(\\d{1,2}))");

	private static final Pattern COMMAS = Pattern.compile("\\+?\\d{1,3}(?:,\\d{3}){2,}+");

	private static final Pattern THOUSANDS = Pattern
		.compile(COMMAS + "|\\+?[1-9]\\d{0,2}(?:(?: \\d{3})+|(?:\\.\\d{3})+)");

	/** The most digits of a group in a phone that has several. */
	private static final int LONG_GROUP = 5;

	/** The fewest digits of an integer that more than two zeros can stand behind. */
	private static final int LONG_INTEGER = 7;

	/**
	 * Looks whether a text is a decimal.
	 * @param text a text in the alphabet of {@link PhoneText}
	 * @return the decimal, or {@code null} if it is none
	 */
	static @Nullable PhoneDecimal find(String text) {
		Matcher form = FORM.matcher(text);
		if (!form.matches() || form.group(1).indexOf((form.group(3) != null) ? '.' : ',') >= 0) {
			return null;
		}
		String whole = form.group(1);
		int group = form.group(2).length();
		boolean isThousands = THOUSANDS.matcher(whole).matches();
		if (form.group(5) != null) {
			// What stands behind a comma, else, may be a second number.
			return isThousands ? new PhoneDecimal(whole, form.group(5), false) : null;
		}
		String fraction = (form.group(3) != null) ? form.group(3) : form.group(4);
		if (fraction.length() > 2) {
			return (group >= LONG_INTEGER) ? new PhoneDecimal(whole, fraction, true) : null;
		}
		boolean isBare = PhoneDigits.count(whole) == group;
		return new PhoneDecimal(whole, fraction,
				fraction.length() == 2 && !isBare && !isThousands && group < LONG_GROUP);
	}

	/**
	 * Whether commas stand between the thousands of a number.
	 * @param text a text in the alphabet of {@link PhoneText}
	 * @return whether it is one number
	 */
	static boolean hasThousands(String text) {
		return COMMAS.matcher(text).matches();
	}

	boolean isInteger() {
		return this.fraction.chars().allMatch((c) -> c == '0');
	}

}
