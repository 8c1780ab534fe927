package dev.contactsync.mapping;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Dates and times by a pattern of {@link DateTimeFormatter}, such as {@code dd/MM/yyyy};
 * timestamps with a zone in the sync's zone.
 */
final class DatePattern implements ValueFormat {

	private final String pattern;

	private final DateTimeFormatter format;

	DatePattern(String pattern, ZoneId zone) {
		this.pattern = pattern;
		this.format = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(zone);
	}

	@Override
	public @Nullable String format(Object value) {
		try {
			return (value instanceof TemporalAccessor time) ? this.format.format(time) : null;
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	@Override
	public String description() {
		return "as a date in the form " + this.pattern;
	}

}
