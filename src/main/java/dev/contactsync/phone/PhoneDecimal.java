package dev.contactsync.phone;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.contactsync.contact.ExclusionReason;
import org.jspecify.annotations.Nullable;

/**
 * Phones that have been through a column or spreadsheet of numbers: with a fraction, or
 * with signs between thousands.
 */
final class PhoneDecimal {

	private static final Pattern INTEGER = Pattern.compile("(\\+?\\d+)[.,]0{1,2}");

	private static final Pattern THOUSANDS = Pattern
		.compile("(\\+?\\d{1,3}(?:,\\d{3}){2,}+)(?:\\.0{1,2})?|(\\+?\\d{1,3}(?:\\.\\d{3}){2,}+),0{1,2}");

	private static final Pattern FRACTION = Pattern
		.compile("\\+?(?:\\d+|\\d{1,3}(?:,\\d{3})+)\\.\\d{1,2}|\\+?\\d{1,3}(?:\\.\\d{3})+,\\d{1,2}");

	private static final Pattern FRACTION_OR_GROUP = Pattern.compile("(\\+?\\d{7,})\\.(0{3,})");

	private PhoneDecimal() {
	}

	/**
	 * Looks whether a text is a decimal.
	 * @param text a text in the alphabet of {@link PhoneText}
	 * @return its integer, the refusal of a fraction that is not zero, or {@code null}
	 * where it is no decimal
	 */
	static @Nullable GateAnswer read(String text) {
		Matcher integer = INTEGER.matcher(text);
		if (integer.matches()) {
			return GateAnswer.readings(integer.group(1));
		}
		Matcher thousands = THOUSANDS.matcher(text);
		if (thousands.matches()) {
			String grouped = (thousands.group(1) != null) ? thousands.group(1) : thousands.group(2);
			return GateAnswer.readings(PhoneDigits.dialled(grouped));
		}
		if (FRACTION.matcher(text).matches()) {
			return new GateAnswer.Refusal(ExclusionReason.NOT_A_NUMBER);
		}
		Matcher either = FRACTION_OR_GROUP.matcher(text);
		return either.matches() ? GateAnswer.readings(either.group(1), either.group(1) + either.group(2)) : null;
	}

}
