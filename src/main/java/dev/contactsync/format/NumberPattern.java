package dev.contactsync.format;

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
public final class NumberPattern implements ValueFormat {

	private final String pattern;

	/** A DecimalFormat must not be used by two threads. */
	private final ThreadLocal<DecimalFormat> formats;

	/**
	 * Compiles a pattern.
	 * @throws IllegalArgumentException if it is none
	 */
	public NumberPattern(String pattern) {
		this.pattern = pattern;
		DecimalFormat format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
		format.setRoundingMode(RoundingMode.HALF_UP);
		this.formats = ThreadLocal.withInitial(() -> (DecimalFormat) format.clone());
	}

	@Override
	public @Nullable String format(Object value) {
		BigDecimal decimal = (value instanceof Number number) ? PlainNumber.decimal(number) : null;
		return (decimal != null) ? this.formats.get().format(decimal) : null;
	}

	@Override
	public String description() {
		return "as a number in the form " + this.pattern;
	}

}
