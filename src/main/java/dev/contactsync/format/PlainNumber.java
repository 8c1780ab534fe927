package dev.contactsync.format;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/** Numbers without exponent; what is no number, or has no end, is {@code null}. */
public final class PlainNumber {

	private static final int MOST_DIGITS = 1_000;

	private PlainNumber() {
	}

	/**
	 * The digits of a number.
	 * @param number any number
	 * @return decimals with their scale, binary fractions in their shortest form; or
	 * {@code null} for NaN, infinity and numbers of more than 1,000 digits
	 */
	static @Nullable String text(Number number) {
		if (number instanceof Integer || number instanceof Long) {
			return number.toString();
		}
		BigDecimal decimal = decimal(number);
		if (decimal == null) {
			return null;
		}
		boolean binary = number instanceof Double || number instanceof Float;
		return (binary ? decimal.stripTrailingZeros() : decimal).toPlainString();
	}

	/**
	 * The number as a decimal.
	 * @param number any number
	 * @return the decimal that the number prints as, or {@code null} as above
	 */
	public static @Nullable BigDecimal decimal(Number number) {
		try {
			BigDecimal decimal = (number instanceof BigDecimal given) ? given : new BigDecimal(number.toString());
			// a few bytes of exponent would become gigabytes of zeros
			return (Math.abs((long) decimal.scale()) + decimal.precision() <= MOST_DIGITS) ? decimal : null;
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

}
