package dev.contactsync.mapping;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Numbers by a pattern of {@link DecimalFormat}, such as {@code 0.00}; halves are rounded
 * up, as a database does.
 */
final class NumberPattern implements ValueFormat {

	private final String pattern;

	private final DecimalFormat format;

	NumberPattern(String pattern) {
		this.pattern = pattern;
		this.format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
		this.format.setRoundingMode(RoundingMode.HALF_UP);
	}

	@Override
	public @Nullable String format(Object value) {
		BigDecimal decimal = (value instanceof Number number) ? PlainNumber.decimal(number) : null;
		// a DecimalFormat must not be used by two threads
		return (decimal != null) ? ((DecimalFormat) this.format.clone()).format(decimal) : null;
	}

	@Override
	public String description() {
		return "as a number in the form " + this.pattern;
	}

}
