package dev.contactsync.format;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Dates and times by a pattern of {@link DateTimeFormatter}, such as {@code dd/MM/yyyy};
 * timestamps with a zone in the sync's zone.
 */
public final class DatePattern implements ValueFormat {

	private static final Pattern HOUR_OR_ZONE = Pattern.compile("'[^']*'|(H+)|\\s*([XxZOVvz]+)");

	private final String pattern;

	private final DateTimeFormatter format;

	private final DateTimeFormatter endOfDay;

	/**
	 * Compiles a pattern.
	 * @param zone in which moments are written
	 * @throws IllegalArgumentException if it is none
	 */
	public DatePattern(String pattern, ZoneId zone) {
		this.pattern = pattern;
		this.format = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(zone);
		this.endOfDay = DateTimeFormatter.ofPattern(atDayEnd(pattern), Locale.ROOT);
	}

	/**
	 * Of the letters for hours, only k has a 24; and of the end of a day, the zone is not
	 * known.
	 */
	private static String atDayEnd(String pattern) {
		return HOUR_OR_ZONE.matcher(pattern)
			.replaceAll((part) -> Matcher.quoteReplacement((part.group(1) != null) ? part.group().replace('H', 'k')
					: (part.group(2) != null) ? "" : part.group()))
			.strip();
	}

	@Override
	public @Nullable String format(Object value) {
		try {
			if (DayEnd.isOne(value)) {
				return this.endOfDay.format(LocalTime.MIDNIGHT);
			}
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
