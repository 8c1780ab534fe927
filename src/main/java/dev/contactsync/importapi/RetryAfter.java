package dev.contactsync.importapi;

import java.math.BigInteger;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * How long an answer asks to wait: seconds, or a date in one of HTTP's three forms, which
 * is measured against the answer's own date, because the server's clock may be wrong.
 * What is negative or garbage asks for nothing, and what is further away than a month for
 * a month.
 */
final class RetryAfter {

	private static final Duration LONGEST = Duration.ofDays(31);

	private static final Pattern SECONDS = Pattern.compile("\\d+");

	private static final BigInteger MOST_SECONDS = BigInteger.valueOf(LONGEST.toSeconds());

	private static final Pattern WEEKDAY = Pattern.compile("^[A-Za-z]{3,9},? ");

	private RetryAfter() {
	}

	static @Nullable Duration of(HttpHeaders headers, Instant now) {
		return headers.firstValue("Retry-After")
			.map(RetryAfter::clean)
			.flatMap((value) -> wait(value, headers, now))
			.filter((wait) -> wait.compareTo(Duration.ZERO) > 0)
			.map((wait) -> (wait.compareTo(LONGEST) < 0) ? wait : LONGEST)
			.orElse(null);
	}

	private static Optional<Duration> wait(String value, HttpHeaders headers, Instant now) {
		if (SECONDS.matcher(value).matches()) {
			return Optional.of(Duration.ofSeconds(new BigInteger(value).min(MOST_SECONDS).longValue()));
		}
		Instant serverNow = headers.firstValue("Date")
			.map(RetryAfter::clean)
			.flatMap((date) -> date(date, now))
			.orElse(now);
		return date(value, now).map((until) -> Duration.between(serverNow, until));
	}

	private static Optional<Instant> date(String value, Instant now) {
		String date = WEEKDAY.matcher(value).replaceFirst("");
		for (DateTimeFormatter form : forms(now)) {
			try {
				return Optional.of(LocalDateTime.parse(date, form).toInstant(ZoneOffset.UTC));
			}
			catch (DateTimeParseException ex) {
				// the next form
			}
		}
		return Optional.empty();
	}

	private static List<DateTimeFormatter> forms(Instant now) {
		int oldestYear = now.atOffset(ZoneOffset.UTC).getYear() - 50;
		return List.of(DateTimeFormatter.ofPattern("d MMM uuuu HH:mm:ss 'GMT'", Locale.US),
				new DateTimeFormatterBuilder().appendPattern("d-MMM-")
					.appendValueReduced(ChronoField.YEAR, 2, 2, oldestYear)
					.appendPattern(" HH:mm:ss 'GMT'")
					.toFormatter(Locale.US),
				DateTimeFormatter.ofPattern("MMM d HH:mm:ss uuuu", Locale.US));
	}

	private static String clean(String value) {
		return value.strip().replaceAll(" +", " ");
	}

}
