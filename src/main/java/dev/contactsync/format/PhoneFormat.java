package dev.contactsync.format;

import java.math.BigDecimal;
import java.math.BigInteger;

import org.jspecify.annotations.Nullable;

/**
 * Values of a column of phones: text as it is, and of numbers the integer. A fraction
 * stays, so that the number is found to be none. Binary fractions do not keep every
 * digit, and dates have digits too.
 */
public final class PhoneFormat implements ValueFormat {

	@Override
	public @Nullable String format(Object value) {
		if (value instanceof String text) {
			return text;
		}
		boolean exact = value instanceof Long || value instanceof Integer || value instanceof Short
				|| value instanceof Byte || value instanceof BigInteger || value instanceof BigDecimal;
		BigDecimal decimal = exact ? PlainNumber.decimal((Number) value) : null;
		return (decimal != null) ? text(decimal) : null;
	}

	private static String text(BigDecimal decimal) {
		BigDecimal shortest = decimal.stripTrailingZeros();
		return ((shortest.scale() <= 0) ? shortest : decimal).toPlainString();
	}

	@Override
	public String description() {
		return "as a phone, which is text or an exact whole number";
	}

}
