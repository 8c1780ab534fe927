package dev.contactsync.format;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

import org.jspecify.annotations.Nullable;

/**
 * Values without a pattern: dates and times in ISO form with seconds, a fraction only
 * where there is one; timestamps with a zone in the sync's zone and with its offset
 * ({@code 2026-11-05T10:15:30+05:30}); numbers without exponent.
 *
 * @param zone the sync's zone
 */
public record PlainFormat(ZoneId zone) implements ValueFormat {

	@Override
	public @Nullable String format(Object value) {
		if (value instanceof String text) {
			return text;
		}
		if (value instanceof Number number) {
			return PlainNumber.text(number);
		}
		try {
			return other(value);
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	private String other(Object value) {
		if (value instanceof OffsetDateTime time) {
			return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.atZoneSameInstant(this.zone));
		}
		if (value instanceof LocalDateTime time) {
			return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
		}
		if (DayEnd.isOne(value)) {
			return DayEnd.TEXT;
		}
		if (value instanceof LocalTime time) {
			return DateTimeFormatter.ISO_LOCAL_TIME.format(time);
		}
		if (value instanceof OffsetTime time) {
			return DateTimeFormatter.ISO_OFFSET_TIME.format(time);
		}
		return value.toString();
	}

	@Override
	public String description() {
		return "as text";
	}

}
