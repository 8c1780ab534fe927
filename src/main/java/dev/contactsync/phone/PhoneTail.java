package dev.contactsync.phone;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A last group of digits that is no part of the rhythm in which a phone is written: a
 * single digit, a group much shorter than the one before it, or the only one behind a
 * dash. Behind a mobile number it may be an extension, or the count of a second SIM card,
 * that would make a longer number of it, another person's.
 *
 * @param before what stands before it
 * @param isDigit whether it is a single digit, which is never the last group of a number
 */
record PhoneTail(String before, boolean isDigit) {

	private static final Pattern FORM = Pattern.compile("(?s)((?:.*?\\d)?(\\D*)(\\d+)\\)?)(\\D+)(\\d{1,4})");

	private static final int MUCH_SHORTER = 2;

	/**
	 * Looks for such a group.
	 * @param text a text in the alphabet of {@link PhoneText}
	 * @return the group, or {@code null} if there is none
	 */
	static @Nullable PhoneTail find(String text) {
		Matcher form = FORM.matcher(text);
		if (!form.matches()) {
			return null;
		}
		int length = form.group(5).length();
		boolean isOdd = length == 1 || form.group(3).length() >= length + MUCH_SHORTER
				|| (form.group(4).indexOf('-') >= 0 && form.group(2).indexOf('-') < 0);
		return isOdd ? new PhoneTail(form.group(1), length == 1) : null;
	}

}
