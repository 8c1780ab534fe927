package dev.contactsync.format;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Values that stand for no date and no number: the infinities of dates, timestamps and
 * numbers, and what is not a number. They count as an empty value. Drivers give the
 * infinities of dates as the first and the last one that Java has.
 */
public final class EndlessValue {

	private static final Set<Object> ENDS = Set.of(LocalDate.MIN, LocalDate.MAX, LocalDateTime.MIN, LocalDateTime.MAX,
			OffsetDateTime.MIN, OffsetDateTime.MAX);

	private EndlessValue() {
	}

	/** Whether a value of a row is one. */
	public static boolean isOne(@Nullable Object value) {
		if (value instanceof Double || value instanceof Float) {
			return !Double.isFinite(((Number) value).doubleValue());
		}
		return value != null && ENDS.contains(value);
	}

}
