package dev.contactsync.mapping;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.contactsync.contact.Exclusion;
import dev.contactsync.contact.ExclusionKind;
import dev.contactsync.contact.ExclusionReason;
import dev.contactsync.contact.MappingResult;
import dev.contactsync.contact.Phone;
import dev.contactsync.contact.Profile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class MappingTests {

	private static final MappingSettings ASKS_CONSENT = new MappingSettings(NameSettings.of("{name}"), null,
			PhoneSettings.of("{mobile}"), ConsentSettings.of("opt_in"), List.of(), Map.of());

	private static final MappingSettings WITH_EMAIL = new MappingSettings(NameSettings.of("{name}"), "{email}",
			PhoneSettings.of("{mobile}"), null, List.of(), Map.of());

	@Test
	void makesAProfile() {
		MappingSettings settings = Rows.settings(NameSettings.of("{first} {last}"), PhoneSettings.of("{mobile}"),
				List.of(TagSettings.of("crm"), TagSettings.of("plan:{plan}")), "city", "{city}", "since", "{since}",
				"area", "{area}");
		assertThat(Rows.profile(settings, "first", "Asha", "last", null, "plan", "gold", "city", "Pune", "since", null,
				"area", "West"))
			.isEqualTo(new Profile("Asha", null, new Phone("44", "2079460958"), List.of("crm", "plan:gold"),
					Map.of("city", "Pune", "area", "West")));
	}

	@Test
	void keepsTheOrderOfAttributes() {
		assertThat(Rows.profile(Rows.settings("z", "1", "a", "{none}", "m", "2", "b", "3"), "none", null).attributes())
			.containsExactly(Map.entry("z", "1"), Map.entry("m", "2"), Map.entry("b", "3"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " \u00a0\t", "\u200b\u200e", "\u0000" })
	void excludesAContactWithoutName(String name) {
		Exclusion exclusion = Rows.exclusion(Rows.settings(), "name", name);
		assertThat(exclusion.reason()).isEqualTo(ExclusionReason.MISSING);
		assertThat(exclusion.field()).isEqualTo("name");
	}

	@Test
	void takesTheFallbackForAContactWithoutName() {
		assertThat(withFallback("Customer", "name", null)).isEqualTo("Customer");
		assertThat(withFallback("{company}", "name", " ", "company", "Example Ltd")).isEqualTo("Example Ltd");
	}

	private static String withFallback(String fallback, @Nullable Object... row) {
		NameSettings name = new NameSettings("{name}", fallback);
		return Rows.profile(Rows.settings(name, PhoneSettings.of("{mobile}"), List.of()), row).name();
	}

	@Test
	void countsTheCharactersOfANameAsPeopleDo() {
		assertThat(Rows.profile(Rows.settings(), "name", "😀".repeat(100)).name()).hasSize(200);
		Exclusion exclusion = Rows.exclusion(Rows.settings(), "name", "x".repeat(101));
		assertThat(exclusion.reason()).isEqualTo(ExclusionReason.TOO_LARGE);
		assertThat(exclusion.field()).isEqualTo("name");
	}

	static Stream<Object> yes() {
		return Stream.of(true, 1, -1L, 0.5, "t", "TRUE", " yes ", "Y", "1", "On", LocalDate.EPOCH,
				LocalDateTime.of(2026, 1, 1, 0, 0), OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC));
	}

	@ParameterizedTest
	@MethodSource("yes")
	void sendsAContactThatHasOptedIn(Object value) {
		assertThat(Rows.map(ASKS_CONSENT, "opt_in", value)).isInstanceOf(MappingResult.Sendable.class);
	}

	static Stream<@Nullable Object> no() {
		return Stream.of(false, 0, 0.0, new BigDecimal("0.00"), "0", "f", "no", "2", "yes please", "?", LocalTime.NOON,
				List.of(true), "y".repeat(1_000_000));
	}

	@ParameterizedTest
	@MethodSource("no")
	void suppressesAContactThatHasSaidNo(Object value) {
		assertSuppressed(Rows.exclusion(ASKS_CONSENT, "opt_in", value), ExclusionReason.OPTED_OUT);
	}

	static Stream<@Nullable Object> blank() {
		return Stream.of(null, "", " \u00a0", "\u200b", Double.NaN, Float.POSITIVE_INFINITY, LocalDate.MAX,
				OffsetDateTime.MIN, List.of());
	}

	@ParameterizedTest
	@MethodSource("blank")
	void suppressesAContactThatHasSaidNothing(@Nullable Object value) {
		assertSuppressed(Rows.exclusion(ASKS_CONSENT, "opt_in", value), ExclusionReason.NO_OPT_IN);
	}

	private static void assertSuppressed(Exclusion exclusion, ExclusionReason reason) {
		assertThat(exclusion.kind()).isEqualTo(ExclusionKind.SUPPRESSED);
		assertThat(exclusion.reason()).isEqualTo(reason);
		assertThat(exclusion.phone()).isEqualTo(new Phone("44", "2079460958"));
	}

	static Stream<Arguments> words() {
		return Stream.of(arguments("active", "yes"), arguments(" ACTIVE ", "yes"), arguments("Aktiv", "yes"),
				arguments(1, "yes"), arguments(new BigDecimal("1.00"), "yes"), arguments("1", "yes"),
				arguments("yes", "opted-out"), arguments(true, "opted-out"), arguments(2, "opted-out"),
				arguments("inactive", "opted-out"), arguments(LocalDate.EPOCH, "opted-out"),
				arguments(" ", "no-opt-in"), arguments(Double.NaN, "no-opt-in"));
	}

	@ParameterizedTest
	@MethodSource("words")
	void asksForTheWordsThatAreConfigured(Object value, String answer) {
		ConsentSettings consent = new ConsentSettings("opt_in", List.of("active", " AKTIV", "1"));
		MappingSettings settings = new MappingSettings(NameSettings.of("{name}"), null, PhoneSettings.of("{mobile}"),
				consent, List.of(), Map.of());
		MappingResult mapped = Rows.map(settings, "opt_in", value);
		assertThat((mapped instanceof Exclusion exclusion) ? exclusion.reason().code() : "yes").isEqualTo(answer);
	}

	@Test
	void asksForConsentBeforeAnythingElse() {
		Exclusion exclusion = Rows.exclusion(ASKS_CONSENT, "name", null, "mobile", "none", "opt_in", false);
		assertThat(exclusion.reason()).isEqualTo(ExclusionReason.OPTED_OUT);
		assertThat(exclusion.phone()).isNull();
	}

	@Test
	void anotherPhoneOfASuppressedContactIsOtherEvidence() {
		assertThat(Rows.exclusion(ASKS_CONSENT, "opt_in", false).evidence())
			.isEqualTo(Rows.exclusion(ASKS_CONSENT, "opt_in", false).evidence())
			.isNotEqualTo(Rows.exclusion(ASKS_CONSENT, "opt_in", false, "mobile", "+44 20 7946 0959").evidence());
	}

	@ParameterizedTest
	@ValueSource(strings = { "asha@example.com", "a.b+c@mail.example.co.uk", "o'neil_1@x-y.example", "A@EXAMPLE.COM" })
	void takesAnEmailAddress(String email) {
		assertThat(Rows.map(WITH_EMAIL, "email", " " + email + " "))
			.isInstanceOfSatisfying(MappingResult.Sendable.class, (sendable) -> {
				assertThat(sendable.profile().email()).isEqualTo(email);
				assertThat(sendable.emailOmitted()).isFalse();
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "none", "@example.com", "a@", "a@example", "a@@example.com", "a@b@example.com",
			"a b@example.com", "a@exam ple.com", ".a@example.com", "a.@example.com", "a..b@example.com",
			"a@.example.com", "a@example.com.", "a@example..com", "a@-example.com", "a@example-.com", "a@1.2.3.4",
			"a@example.c", "Asha <a@example.com>", "a@example.com, b@example.com", "mailto:a@example.com" })
	void leavesOutWhatIsNoEmailAddress(String email) {
		assertThat(Rows.map(WITH_EMAIL, "email", email)).isInstanceOfSatisfying(MappingResult.Sendable.class,
				(sendable) -> {
					assertThat(sendable.profile().email()).isNull();
					assertThat(sendable.emailOmitted()).isTrue();
				});
	}

	@ParameterizedTest
	@CsvSource({ "64,180,true", "65,20,false", "60,240,false" })
	void limitsTheLengthOfAnEmailAddress(int local, int domain, boolean taken) {
		String email = "a".repeat(local) + "@" + "b.".repeat(domain / 2) + "com";
		assertThat(Rows.profile(WITH_EMAIL, "email", email).email() != null).isEqualTo(taken);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "  " })
	void aBlankEmailAddressIsJustAbsent(String email) {
		assertThat(((MappingResult.Sendable) Rows.map(WITH_EMAIL, "email", email)).emailOmitted()).isFalse();
	}

	@Test
	void givesOneTagAnElementOfAnArray() {
		assertThat(tags(TagSettings.of("s:{v}"), Arrays.asList("b", null, " ", "a", "b", 7))).containsExactly("s:b",
				"s:a", "s:7");
	}

	@Test
	void givesOneTagAPieceOfASplitText() {
		assertThat(tags(new TagSettings("{v}", null, ","), " b,a, ,b,, c ")).containsExactly("b", "a", "c");
		assertThat(tags(new TagSettings("l-{v}", null, "\n"), "x\ny")).containsExactly("l-x", "l-y");
		assertThat(tags(new TagSettings("{v}", null, "|"), "a.b|c")).containsExactly("a.b", "c");
		assertThat(tags(new TagSettings("{v}", null, ","), new Object[] { null })).isEmpty();
	}

	@Test
	void givesATagOnlyWhenItsColumnSaysSo() {
		assertThat(tags(new TagSettings("vip", "v", null), "yes")).containsExactly("vip");
		assertThat(tags(new TagSettings("vip", "v", null), "no")).isEmpty();
	}

	@Test
	void dropsRepeatedTagsOfSeveralTemplates() {
		MappingSettings settings = Rows.settings(NameSettings.of("{name}"), PhoneSettings.of("{mobile}"),
				List.of(TagSettings.of("b"), TagSettings.of("{v}"), TagSettings.of("a")));
		assertThat(Rows.profile(settings, "v", " b ").tags()).containsExactly("b", "a");
	}

	@Test
	void excludesATagThatIsTooLong() {
		MappingSettings settings = Rows.settings(NameSettings.of("{name}"), PhoneSettings.of("{mobile}"),
				List.of(new TagSettings("{v}", null, ",")));
		Exclusion exclusion = Rows.exclusion(settings, "v", "a,".repeat(500_000));
		assertThat(exclusion.reason()).isEqualTo(ExclusionReason.TOO_LARGE);
		assertThat(exclusion.field()).isEqualTo("tags");
	}

	private static List<String> tags(TagSettings tag, @Nullable Object... value) {
		return Rows
			.profile(Rows.settings(NameSettings.of("{name}"), PhoneSettings.of("{mobile}"), List.of(tag)), "v",
					value[0])
			.tags();
	}

}
