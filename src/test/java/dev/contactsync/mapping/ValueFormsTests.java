package dev.contactsync.mapping;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import dev.contactsync.contact.Exclusion;
import dev.contactsync.contact.MappingResult;
import dev.contactsync.contact.Profile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The values in {@code mapping/values.tsv}. */
class ValueFormsTests {

	static Stream<Arguments> values() {
		return CaseFile.read("values.tsv");
	}

	@ParameterizedTest
	@MethodSource("values")
	void makesOfAValueWhatIsMeant(String where, @Nullable String template, String type, String value,
			@Nullable String meant) {
		assertThat(meaning(where, template, value(type, value))).isEqualTo(meant);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ar-EG-u-nu-arab", "mr-IN-u-nu-deva", "tr-TR", "th-TH-u-ca-buddhist-nu-thai" })
	void makesTheSameInEveryLanguageOfTheMachine(String language) {
		Locale before = Locale.getDefault();
		try {
			Locale.setDefault(Locale.forLanguageTag(language));
			values().map(Arguments::get)
				.forEach((fields) -> makesOfAValueWhatIsMeant(String.valueOf(fields[0]), (String) fields[1],
						String.valueOf(fields[2]), String.valueOf(fields[3]), (String) fields[4]));
			PhoneFormsTests.forms()
				.map(Arguments::get)
				.forEach((fields) -> new PhoneFormsTests().readsTheOneNumberThatIsMeantOrSaysWhyNone((String) fields[0],
						(String) fields[1], (String) fields[2], String.valueOf(fields[3])));
		}
		finally {
			Locale.setDefault(before);
		}
	}

	private static @Nullable String meaning(String where, @Nullable String template, Object value) {
		NameSettings name = NameSettings.of("{name}");
		PhoneSettings phone = PhoneSettings.of("{mobile}");
		String text = (template != null) ? template : "";
		MappingResult mapped = Rows.map(switch (where) {
			case "attribute" -> Rows.settings("x", text);
			case "tags" -> Rows.settings(name, phone, List.of(TagSettings.of(text)));
			case "email" -> new MappingSettings(name, text, phone, null, List.of(), Map.of());
			case "when" -> Rows.settings(name, phone, List.of(new TagSettings(text, "v", null)));
			case "name" -> Rows.settings(NameSettings.of(text), phone, List.of());
			case "phone" -> Rows.settings(name, PhoneSettings.of(text), List.of());
			case "consent" -> new MappingSettings(name, null, phone, consent(template), List.of(), Map.of());
			default -> throw new IllegalArgumentException(where);
		}, "v", value);
		if (mapped instanceof Exclusion exclusion) {
			return "!" + exclusion.reason().code();
		}
		MappingResult.Sendable sendable = (MappingResult.Sendable) mapped;
		return sendable.emailOmitted() ? "!left out" : text(where, sendable.profile());
	}

	private static ConsentSettings consent(@Nullable String words) {
		return new ConsentSettings("v", (words != null) ? List.of(words.split(",")) : null);
	}

	private static @Nullable String text(String where, Profile profile) {
		return switch (where) {
			case "attribute" -> profile.attributes().get("x");
			case "name" -> profile.name();
			case "phone" -> "+" + profile.phone().recipient();
			case "tags", "when" -> profile.tags().isEmpty() ? null : String.join(" | ", profile.tags());
			case "email" -> profile.email();
			default -> "yes";
		};
	}

	/** A value as the drivers give it. */
	private static Object value(String type, String text) {
		if (type.endsWith("[]")) {
			String element = type.substring(0, type.length() - 2);
			return Arrays.stream(text.split(",")).map((each) -> value(element, each)).toList();
		}
		boolean isEnd = text.endsWith("infinity");
		boolean isMax = text.equals("infinity");
		return switch (type) {
			case "text", "json" -> text;
			case "numeric" -> Character.isDigit(text.charAt(0)) ? new BigDecimal(text) : Double.valueOf(text);
			case "double" -> Double.valueOf(text);
			case "real" -> Float.valueOf(text);
			case "date" -> isEnd ? (isMax ? LocalDate.MAX : LocalDate.MIN) : LocalDate.parse(text);
			case "timestamp" -> isEnd ? (isMax ? LocalDateTime.MAX : LocalDateTime.MIN) : LocalDateTime.parse(text);
			case "timestamptz" ->
				isEnd ? (isMax ? OffsetDateTime.MAX : OffsetDateTime.MIN) : OffsetDateTime.parse(text);
			case "time" -> text.equals("24:00") ? LocalTime.MAX : LocalTime.parse(text);
			case "timetz" -> text.equals("24:00") ? OffsetTime.MAX : LocalTime.parse(text).atOffset(ZoneOffset.UTC);
			default -> throw new IllegalArgumentException(type);
		};
	}

}
