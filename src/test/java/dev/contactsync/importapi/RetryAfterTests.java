package dev.contactsync.importapi;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RetryAfterTests {

	private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");

	@Test
	void readsSeconds() {
		assertThat(wait("7")).isEqualTo(Duration.ofSeconds(7));
		assertThat(wait(" 86400 ")).isEqualTo(Duration.ofDays(1));
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "Sun, 22 Nov 2026 02:05:07 GMT", "Sunday, 22-Nov-26 02:05:07 GMT", "Sun Nov 22 02:05:07 2026" })
	void measuresADateAgainstTheAnswersOwnDate(String date) {
		Map<String, List<String>> headers = Map.of("Retry-After", List.of(date), "Date",
				List.of("Sun, 22 Nov 2026 02:05:00 GMT"));

		assertThat(RetryAfter.of(headers(headers), NOW)).isEqualTo(Duration.ofSeconds(7));
	}

	@Test
	void measuresADateAgainstOurClockWhereTheAnswerHasNone() {
		assertThat(wait("Sun, 22 Nov 2026 02:00:07 GMT")).isEqualTo(Duration.ofSeconds(7));
	}

	@Test
	void readsADayBelowTenInEachForm() {
		Instant now = Instant.parse("2026-11-06T02:00:00Z");

		for (String date : List.of("Fri, 06 Nov 2026 02:00:07 GMT", "Friday, 06-Nov-26 02:00:07 GMT",
				"Fri Nov  6 02:00:07 2026")) {
			assertThat(RetryAfter.of(headers(Map.of("Retry-After", List.of(date))), now)).as(date)
				.isEqualTo(Duration.ofSeconds(7));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "-1", "0", "abc", "", " ", "1.5", "7s", "1e3", "00000000000000000000", "-99999999",
			"Sun, 22 Nov 2026 01:59:00 GMT", "Sun, 32 Nov 2026 02:00:07 GMT", "Sunday, 22-Nov-94 02:00:00 GMT",
			"2026-11-22T02:00:07Z", "\u0667" })
	void asksForNothingWhenNegativeOrGarbage(String value) {
		assertThat(wait(value)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "2678401", "99999999", "999999999", "99999999999999999999",
			"Fri, 22 Nov 2199 02:00:00 GMT", "Sunday, 22-Nov-70 02:00:00 GMT" })
	void asksForAMonthWhenFurtherAway(String value) {
		assertThat(wait(value)).isEqualTo(Duration.ofDays(31));
		assertThat(wait("2592000")).isEqualTo(Duration.ofDays(30));
	}

	@Test
	void asksForNothingWhenAbsent() {
		assertThat(RetryAfter.of(headers(Map.of()), NOW)).isNull();
	}

	private static @Nullable Duration wait(String value) {
		return RetryAfter.of(headers(Map.of("Retry-After", List.of(value))), NOW);
	}

	private static HttpHeaders headers(Map<String, List<String>> headers) {
		return HttpHeaders.of(headers, (name, value) -> true);
	}

}
