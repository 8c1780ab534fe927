package dev.contactsync.mapping;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

import dev.contactsync.contact.Exclusion;
import dev.contactsync.contact.ExclusionReason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class TemplateTests {

	private static final OffsetDateTime EVENING = OffsetDateTime.of(2026, 11, 4, 20, 0, 0, 0, ZoneOffset.UTC);

	static Stream<Arguments> plainValues() {
		return Stream.of(arguments("  Pune\u00a0", "Pune"), arguments(42, "42"), arguments(-7L, "-7"),
				arguments((short) 3, "3"), arguments(new BigInteger("12345678901234567890"), "12345678901234567890"),
				arguments(new BigDecimal("12.50"), "12.50"), arguments(new BigDecimal("1E+3"), "1000"),
				arguments(9.1987E11, "919870000000"), arguments(0.1, "0.1"), arguments(1.5f, "1.5"),
				arguments(1e-7, "0.0000001"), arguments(3.0, "3"), arguments(true, "true"), arguments(false, "false"),
				arguments(UUID.fromString("0b1f7a3e-0000-4000-8000-000000000001"),
						"0b1f7a3e-0000-4000-8000-000000000001"),
				arguments(LocalDate.of(2026, 1, 2), "2026-01-02"), arguments(LocalTime.of(9, 0), "09:00:00"),
				arguments(OffsetTime.of(9, 0, 0, 0, ZoneOffset.ofHours(1)), "09:00:00+01:00"),
				arguments(LocalDateTime.of(2026, 1, 2, 3, 4), "2026-01-02T03:04:00"),
				arguments(LocalDateTime.of(2026, 1, 2, 3, 4, 5, 120_000_000), "2026-01-02T03:04:05.12"),
				arguments(EVENING, "2026-11-05T01:30:00+05:30"),
				arguments(Arrays.asList("a", null, " ", 1.0, LocalDate.EPOCH), "a, 1, 1970-01-01"));
	}

	@ParameterizedTest
	@MethodSource("plainValues")
	void writesValuesPlain(Object value, String text) {
		assertThat(Rows.render("{v}", "v", value)).isEqualTo(text);
	}

	static Stream<Arguments> patternValues() {
		return Stream.of(arguments("dd/MM/yyyy", LocalDate.of(2026, 1, 2), "02/01/2026"),
				arguments("dd/MM/yyyy", EVENING, "05/11/2026"), arguments("HH:mm", EVENING, "01:30"),
				arguments("HH:mm xxx", EVENING, "01:30 +05:30"), arguments("HH:mm", LocalTime.of(7, 5), "07:05"),
				arguments("yyyy", LocalDateTime.of(2026, 1, 2, 3, 4), "2026"),
				arguments("0.00", new BigDecimal("1.005"), "1.01"), arguments("0.00", 1.005, "1.01"),
				arguments("0.00", 12, "12.00"), arguments("#,##0.0", 1234567L, "1,234,567.0"),
				arguments("0000", 7, "0007"));
	}

	@ParameterizedTest
	@MethodSource("patternValues")
	void writesValuesByPattern(String pattern, Object value, String text) {
		assertThat(Rows.render("{v:" + pattern + "}", "v", value)).isEqualTo(text);
	}

	static Stream<Arguments> unreadable() {
		return Stream.of(arguments("{v:dd/MM/yyyy}", "12 May"), arguments("{v:dd/MM/yyyy}", 12),
				arguments("{v:HH:mm}", LocalDate.EPOCH), arguments("{v:xxx}", LocalDateTime.of(2026, 1, 1, 0, 0)),
				arguments("{v:0.00}", "12.5"), arguments("{v:0.00}", true),
				arguments("{v}", new BigDecimal("1E+1000000000")), arguments("{v:0}", new BigDecimal("1E-1000000000")));
	}

	@ParameterizedTest
	@MethodSource("unreadable")
	void excludesAValueThatCannotBeWritten(String template, Object value) {
		Exclusion exclusion = Rows.exclusion(Rows.settings("birthday", template), "v", value);
		assertThat(exclusion.reason()).isEqualTo(ExclusionReason.UNREADABLE);
		assertThat(exclusion.field()).isEqualTo("attributes.birthday");
		assertThat(exclusion.evidence()).contains(value.toString());
	}

	@Test
	void saysWhatCannotBeWrittenButNotTheValue() {
		Exclusion exclusion = Rows.exclusion(Rows.settings("birthday", "{v:dd/MM/yyyy}"), "v", "12 May");
		assertThat(exclusion.detail())
			.isEqualTo("column v cannot be written as a date in the form dd/MM/yyyy: String, 00 aaa");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', nullValues = "-",
			value = { "{a} {b} {c},A,B,C,A B C", "{a} {b} {c},A,-,C,A C", "{a} {b} {c},-,-,C,C", "{a} {b} {c},A,-,-,A",
					"{a} {b} {c},-,-,-,-", "{a} {b} {c},\" \",\"\",\t,-", "{a}{b}{c},A,-,C,AC", "x {a} y,-,B,C,-",
					"Hi {a} / {b}!,-,B,C,Hi / B!", "{a}  {b},A,B,-,A  B", "always,-,-,-,always",
					"\" always \",-,-,-,always", "{{{a}}},A,-,-,{A}", "{{a}},A,-,-,{a}", "#{{T(x)}},A,-,-,#{T(x)}",
					"$${a},A,-,-,$$A", "{ A },x,-,-,x" })
	void fillsTheTextAroundValues(String template, @Nullable String a, @Nullable String b, @Nullable String c,
			@Nullable String text) {
		assertThat(Rows.render(template, "a", a, "b", b, "c", c)).isEqualTo(text);
	}

	@Test
	void takesExpressionsInCellsForText() {
		String cell = "#{T(java.lang.Runtime).getRuntime()} ${user.home} {name}";
		assertThat(Rows.render("{v}", "v", cell)).isEqualTo(cell);
	}

	@Test
	void aPatternGivesNothingForABlankText() {
		assertThat(Rows.render("{v:dd/MM/yyyy}", "v", " ")).isNull();
	}

	@Test
	void writesTheSameInEveryLocale() {
		Locale before = Locale.getDefault();
		try {
			Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
			assertThat(Rows.render("{v:0.00} {v} {d:d/M/yyyy}", "v", new BigDecimal("1.50"), "d", LocalDate.EPOCH))
				.isEqualTo("1.50 1.50 1/1/1970");
		}
		finally {
			Locale.setDefault(before);
		}
	}

	@Test
	void excludesAValueThatIsTooLong() {
		for (Object value : List.of("x".repeat(1_000_000), List.of("x".repeat(6_000), "y".repeat(6_000)))) {
			Exclusion exclusion = Rows.exclusion(Rows.settings("note", "{v}"), "v", value);
			assertThat(exclusion.reason()).isEqualTo(ExclusionReason.TOO_LARGE);
			assertThat(exclusion.field()).isEqualTo("attributes.note");
			assertThat(exclusion.evidence()).hasSizeLessThan(20_000);
		}
	}

	@Test
	void takesAValueOfTheLongestLength() {
		assertThat(Rows.render("{v}", "v", "x".repeat(10_000))).hasSize(10_000);
	}

}
