package dev.contactsync.mapping;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.contactsync.contact.Exclusion;
import dev.contactsync.contact.ExclusionReason;
import dev.contactsync.contact.MappingResult;
import dev.contactsync.contact.Phone;
import dev.contactsync.phone.PhoneAcceptance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class PhoneFieldTests {

	private static final PhoneSettings BY_REGION = new PhoneSettings(List.of("{mobile}"), "{country}", "US", null,
			PhoneAcceptance.VALID);

	private static final PhoneSettings BY_PREFIX = new PhoneSettings(List.of("{mobile}"), null, null, "{cc}",
			PhoneAcceptance.VALID);

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
			"+39 06 1234 5678,-,39,0612345678", "06 1234 5678,ITA,39,0612345678" })
	void readsANumberInEveryForm(String number, @Nullable String region, String prefix, String national) {
		assertThat(phone(BY_REGION, "mobile", number, "country", region)).isEqualTo(new Phone(prefix, national));
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', nullValues = "-",
			value = { "-,-,MISSING", "\" \",GB,MISSING", "abc,GB,NOT_A_NUMBER", "none,-,NOT_A_NUMBER",
					"9.1987E+11,IN,NOT_A_NUMBER", "020 7946 0958,Atlantis,NO_REGION", "020 7946 0958,999,NO_REGION",
					"020 7946,GB,NOT_VALID_FOR_REGION", "12,GB,TOO_SHORT", "+44,GB,NOT_A_NUMBER",
					"020 7946 09588,GB,TOO_LONG", "020 7946 0958 / 020 7946 0959,GB,MORE_THAN_ONE",
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

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', value = { "11 96123-4567,Brasil,\"number 00 00000-0000, region Brasil\"",
			"020 7946 0958,Côte d’Or,\"number 000 0000 0000, region aaaa a’aa\"",
			"020 7946 0958,Untied Kingdom,\"number 000 0000 0000, region Untied Kingdom\"",
			"020 7946 0958,Asha Rao,\"number 000 0000 0000, region aaaa aaa\"",
			"020 7946 0958,Susan,\"number 000 0000 0000, region aaaaa\"",
			"020 7946 0958,Tom,\"number 000 0000 0000, region aaa\"",
			"020 7946 0958,XX,\"number 000 0000 0000, region XX\"",
			"020 7946 0958,xyz,\"number 000 0000 0000, region xyz\"",
			"020 7946 0958,999,\"number 000 0000 0000, region 999\"", "020 7946,GB,\"number 000 0000, region GB\"",
			"020 7946,\"\",\"number 000 0000, default region US\"",
			"+44 7700 900123,IN,\"number +00 0000 000000, region GB\"", "+999 1234567,IN,number +000 0000000",
			"none,\"\",number aaaa", "020 7946 0958,12345678,\"number 000 0000 0000, region 00000000\"",
			"020 7946 0958,asha@example.com,\"number 000 0000 0000, region aaaa@aaaaaaa.aaa\"" })
	void showsTheRegionAndOfTheNumberItsShape(String number, String region, String detail) {
		assertThat(exclusion(BY_REGION, "mobile", number, "country", region).detail()).isEqualTo(detail);
	}

	@ParameterizedTest
	@CsvSource({ "Asha Rao,aaaa aaa", "Tom,aaa", "asha,aaaa" })
	void showsNoNameOfAPersonForAPrefix(String prefix, String shown) {
		assertThat(exclusion(BY_PREFIX, "mobile", "020 7946 0958", "cc", prefix).detail())
			.isEqualTo("number 000 0000 0000, prefix " + shown);
	}

	@Test
	void showsThePrefix() {
		assertThat(exclusion(BY_PREFIX, "mobile", "020 7946 0958", "cc", "+999").detail())
			.isEqualTo("number 000 0000 0000, prefix +999");
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-",
			value = { "VALID,07700 900123,NOT_VALID_FOR_REGION", "POSSIBLE,07700 900123,-",
					"POSSIBLE,+44 7700 900123,-", "POSSIBLE,020 7946 0958,-", "POSSIBLE,07700 9,TOO_SHORT",
					"POSSIBLE,07700 9001234,TOO_LONG", "POSSIBLE,07700 9001XX,NOT_A_NUMBER" })
	void takesNumbersOfUnknownRangesOnlyWhereTheSettingsSaySo(PhoneAcceptance accept, String number,
			@Nullable ExclusionReason reason) {
		PhoneSettings settings = new PhoneSettings(List.of("{mobile}"), null, "GB", null, accept);
		MappingResult mapped = Rows.map(Rows.settings(NameSettings.of("{name}"), settings, List.of()), "mobile",
				number);
		assertThat((mapped instanceof Exclusion exclusion) ? exclusion.reason() : null).isEqualTo(reason);
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', nullValues = "-",
			value = { "+44 20 7946 0958,+44 20 7946 0959,442079460958", "-,+44 20 7946 0959,442079460959",
					"\" \",+44 20 7946 0959,442079460959", "none,+44 20 7946 0959,-", "-,none,-" })
	void takesTheFirstOfSeveralNumbersThatIsNotBlank(@Nullable String mobile, @Nullable String home,
			@Nullable String recipient) {
		PhoneSettings settings = new PhoneSettings(List.of("{mobile}", "{home}"), null, null, null,
				PhoneAcceptance.VALID);
		MappingResult mapped = Rows.map(Rows.settings(NameSettings.of("{name}"), settings, List.of()), "mobile", mobile,
				"home", home);
		if (mapped instanceof MappingResult.Sendable sendable) {
			assertThat(sendable.profile().phone().recipient()).isEqualTo(recipient);
		}
		else {
			assertThat(mapped).isInstanceOfSatisfying(Exclusion.class, (exclusion) -> {
				assertThat(exclusion.reason()).isEqualTo(ExclusionReason.NOT_A_NUMBER);
				assertThat(exclusion.evidence()).contains(String.valueOf(mobile), String.valueOf(home));
				assertThat(recipient).isNull();
			});
		}
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
		return Stream.of(arguments(442079460958L, 44), arguments(442079460958L, 44.0),
				arguments(new BigDecimal("2079460958"), new BigDecimal("44")), arguments(2079460958L, (short) 44),
				arguments(new BigDecimal("2079460958.00"), 44), arguments(new BigDecimal("2.079460958E+9"), 44),
				arguments(new BigInteger("2079460958"), 44));
	}

	@ParameterizedTest
	@MethodSource("numericColumns")
	void readsNumericColumns(Object number, Object prefix) {
		assertThat(phone(BY_PREFIX, "mobile", number, "cc", prefix)).isEqualTo(new Phone("44", "2079460958"));
		assertThat(phone(BY_REGION, "mobile", number, "country", prefix)).isEqualTo(new Phone("44", "2079460958"));
	}

	static Stream<Arguments> valuesThatAreNoPhone() {
		return Stream.of(arguments(new BigDecimal("2079460958.50"), ExclusionReason.NOT_A_NUMBER),
				arguments(-2079460958L, ExclusionReason.NOT_A_NUMBER),
				arguments(2079460958.0, ExclusionReason.UNREADABLE),
				arguments(2.0794609E9f, ExclusionReason.UNREADABLE),
				arguments(LocalDate.of(2079, 4, 6), ExclusionReason.UNREADABLE),
				arguments(true, ExclusionReason.UNREADABLE),
				arguments(new BigDecimal("1E+1000000000"), ExclusionReason.UNREADABLE),
				arguments(Double.NaN, ExclusionReason.MISSING), arguments(LocalDate.MAX, ExclusionReason.MISSING));
	}

	@ParameterizedTest
	@MethodSource("valuesThatAreNoPhone")
	void keepsBackAValueThatIsNoPhone(Object value, ExclusionReason reason) {
		assertThat(exclusion(BY_REGION, "mobile", value, "country", "GB").reason()).isEqualTo(reason);
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
