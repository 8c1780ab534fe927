package dev.contactsync.mapping;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.contactsync.contact.Exclusion;
import dev.contactsync.contact.ExclusionReason;
import dev.contactsync.contact.Phone;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class PhoneFieldTests {

	private static final PhoneSettings BY_REGION = new PhoneSettings("{mobile}", "{country}", "US", null);

	private static final PhoneSettings BY_PREFIX = new PhoneSettings("{mobile}", null, null, "{cc}");

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', nullValues = "-", value = { "+44 20 7946 0958,-,44,2079460958",
			"+44 (0)20 7946 0958,-,44,2079460958", "+44 020 7946 0958,-,44,2079460958",
			"＋４４ ２０ ７９４６ ０９５８,-,44,2079460958", "020 7946 0958,GB,44,2079460958", "(020) 7946-0958,GB,44,2079460958",
			"020.7946.0958,United Kingdom,44,2079460958", "2079460958,GB,44,2079460958",
			"442079460958,GB,44,2079460958", "020 7946 0958 ext. 12,GB,44,2079460958",
			"020 7946 0958 x123,GB,44,2079460958", "٠٢٠ ٧٩٤٦ ٠٩٥٨,GB,44,2079460958",
			"\u200e+44\u200e20\u00a07946\u202f0958\u202c,-,44,2079460958", "0044 20 7946 0958,IN,44,2079460958",
			"011 44 20 7946 0958,US,44,2079460958", "(202) 555-0123,-,1,2025550123", "202-555-0123,\" \",1,2025550123",
			"+1 202 555 0123,nonsense,1,2025550123", "0491 570 156,Australia,61,491570156",
			"0491570156,61,61,491570156", "0491570156,+61,61,491570156", "0491570156,0061,61,491570156",
			"+39 06 1234 5678,-,39,0612345678", "06 1234 5678,ITA,39,0612345678", "1-800-FLOWERS,US,1,8003569377" })
	void readsANumberInEveryForm(String number, @Nullable String region, String prefix, String national) {
		assertThat(phone(BY_REGION, "mobile", number, "country", region)).isEqualTo(new Phone(prefix, national));
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', nullValues = "-",
			value = { "-,-,MISSING", "\" \",GB,MISSING", "abc,GB,NOT_A_NUMBER", "none,-,NOT_A_NUMBER",
					"9.1987E+11,IN,NOT_A_NUMBER", "020 7946 0958,Atlantis,NO_REGION", "020 7946 0958,999,NO_REGION",
					"020 7946,GB,NOT_VALID_FOR_REGION", "12,GB,TOO_SHORT", "+44,GB,NOT_A_NUMBER",
					"020 7946 09588,GB,TOO_LONG", "020 7946 0958 / 020 7946 0959,GB,TOO_LONG",
					"+44 7700 900123,-,NOT_VALID_FOR_REGION", "+999 1234567,-,NOT_VALID_FOR_REGION" })
	void excludesWhatIsNotAPhone(@Nullable String number, @Nullable String region, ExclusionReason reason) {
		Exclusion exclusion = exclusion(BY_REGION, "mobile", number, "country", region);
		assertThat(exclusion.reason()).isEqualTo(reason);
		assertThat(exclusion.field()).isEqualTo("phone");
		assertThat(exclusion.evidence()).contains(String.valueOf(number), String.valueOf(region));
	}

	@Test
	void needsARegionForANumberWithoutCountryCode() {
		assertThat(exclusion(PhoneSettings.of("{mobile}"), "mobile", "020 7946 0958").reason())
			.isEqualTo(ExclusionReason.NO_REGION);
	}

	@Test
	void showsShapesOnly() {
		assertThat(exclusion(BY_REGION, "mobile", "020 7946 0958", "country", "Atlantis").detail())
			.isEqualTo("number 000 0000 0000, region aaaaaaaa");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', nullValues = "-", value = { "+44,020 7946 0958,44,2079460958",
			"44,2079460958,44,2079460958", "0044,020 7946 0958,44,2079460958", "(44),+44 20 7946 0958,44,2079460958",
			"44,442079460958,44,2079460958", "44,00442079460958,44,2079460958", "39,0612345678,39,0612345678",
			"+1,202-555-0123,1,2025550123", "+1-202,555-0123,1,2025550123", "-,+44 20 7946 0958,44,2079460958" })
	void joinsAPrefixAndANumber(@Nullable String prefix, String number, String code, String national) {
		assertThat(phone(BY_PREFIX, "mobile", number, "cc", prefix)).isEqualTo(new Phone(code, national));
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", value = { "-,NO_REGION", "GB,NO_REGION", "999,NOT_VALID_FOR_REGION" })
	void excludesANumberWhosePrefixIsInvalid(@Nullable String prefix, ExclusionReason reason) {
		assertThat(exclusion(BY_PREFIX, "mobile", "020 7946 0958", "cc", prefix).reason()).isEqualTo(reason);
	}

	static Stream<Arguments> numericColumns() {
		return Stream.of(arguments(442079460958L, 44), arguments(4.42079460958E11, 44.0),
				arguments(new BigDecimal("2079460958"), new BigDecimal("44")), arguments(2079460958L, (short) 44));
	}

	@ParameterizedTest
	@MethodSource("numericColumns")
	void readsNumericColumns(Object number, Object prefix) {
		assertThat(phone(BY_PREFIX, "mobile", number, "cc", prefix)).isEqualTo(new Phone("44", "2079460958"));
		assertThat(phone(BY_REGION, "mobile", number, "country", prefix)).isEqualTo(new Phone("44", "2079460958"));
	}

	@Test
	void readsTheExampleNumberOfEveryRegion() {
		PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
		for (String region : numbers.getSupportedRegions()) {
			PhoneNumber example = numbers.getExampleNumberForType(region, PhoneNumberType.MOBILE);
			if (example != null) {
				Phone phone = phone(BY_REGION, "mobile", numbers.format(example, PhoneNumberFormat.NATIONAL), "country",
						region);
				assertThat("+" + phone.recipient()).as(region)
					.isEqualTo(numbers.format(example, PhoneNumberFormat.E164));
			}
		}
	}

	private static Phone phone(PhoneSettings phone, @Nullable Object... row) {
		return Rows.profile(Rows.settings(NameSettings.of("{name}"), phone, List.of()), row).phone();
	}

	private static Exclusion exclusion(PhoneSettings phone, @Nullable Object... row) {
		return Rows.exclusion(Rows.settings(NameSettings.of("{name}"), phone, List.of()), row);
	}

}
