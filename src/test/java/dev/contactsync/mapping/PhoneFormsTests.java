package dev.contactsync.mapping;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.contactsync.contact.ColumnNames;
import dev.contactsync.contact.Exclusion;
import dev.contactsync.contact.ExclusionReason;
import dev.contactsync.contact.MappingResult;
import dev.contactsync.contact.Phone;
import dev.contactsync.contact.SourceContact;
import dev.contactsync.phone.PhoneAcceptance;
import dev.contactsync.phone.RegionNames;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The written forms of phones in the {@code mapping} folder of the test data. */
class PhoneFormsTests {

	static Stream<Arguments> forms() {
		return CaseFile.read("phones.tsv");
	}

	@ParameterizedTest(name = "{2} ({0}, {1}) is {3}")
	@MethodSource("forms")
	void readsTheOneNumberThatIsMeantOrSaysWhyNone(@Nullable String region, @Nullable String defaultRegion,
			@Nullable String written, String meant) {
		assertThat(meaning(map(written, region, defaultRegion, PhoneAcceptance.VALID))).isEqualTo(meant);
	}

	static Stream<Arguments> possibleForms() {
		return CaseFile.read("possible-phones.tsv");
	}

	@ParameterizedTest(name = "{1} ({0}) is {2}")
	@MethodSource("possibleForms")
	void readsOneNumberWhereAllPossibleOnesAreTaken(@Nullable String region, String written, String meant) {
		assertThat(meaning(map(written, region, null, PhoneAcceptance.POSSIBLE))).isEqualTo(meant);
	}

	static Stream<Arguments> listedForms() {
		return CaseFile.read("listed-phones.tsv");
	}

	@ParameterizedTest(name = "{1} ({0}) blocks {2}")
	@MethodSource("listedForms")
	void readsEveryNumberThatCanBeMeantInAList(@Nullable String region, @Nullable String written, String blocked) {
		ListedPhones list = ListedPhones.compile("suppress", "{phone}", region, new ColumnNames(List.of("phone")));
		ListedPhones.OfRow row = list.read(new SourceContact("", null, Collections.singletonList(written)));
		String phones = row.phones()
			.stream()
			.map((phone) -> "+" + phone.recipient())
			.sorted()
			.collect(Collectors.joining(" "));
		ExclusionReason problem = row.problem();
		assertThat((problem != null) ? problem.code() : phones).isEqualTo(blocked);
	}

	@ParameterizedTest(name = "{2} ({0}, {1})")
	@MethodSource("forms")
	void listBlocksWhatTheSameFormMeansInARow(@Nullable String region, @Nullable String defaultRegion,
			@Nullable String written, String meant) {
		String known = (region != null) ? RegionNames.of(region) : defaultRegion;
		ListedPhones list = ListedPhones.compile("suppress", "{phone}", known, new ColumnNames(List.of("phone")));
		Set<Phone> blocked = list.read(new SourceContact("", null, Collections.singletonList(written))).phones();
		assertThat(blocked).extracting((phone) -> "+" + phone.recipient())
			.containsAll(meant.startsWith("+") ? List.of(meant.split(" ")[0]) : List.of());
	}

	private static MappingResult map(@Nullable String written, @Nullable String region, @Nullable String defaultRegion,
			PhoneAcceptance accept) {
		PhoneSettings phone = new PhoneSettings(List.of("{mobile}"), "{country}", defaultRegion, null, accept);
		return Rows.map(Rows.settings(NameSettings.of("{name}"), phone, List.of()), "mobile", written, "country",
				region);
	}

	private static String meaning(MappingResult mapped) {
		if (mapped instanceof Exclusion exclusion) {
			assertThat(exclusion.field()).isEqualTo("phone");
			return exclusion.reason().code();
		}
		MappingResult.Sendable sendable = (MappingResult.Sendable) mapped;
		return "+" + sendable.profile().phone().recipient() + (sendable.byDefaultRegion() ? " default" : "");
	}

	@Test
	void knowsManyForms() {
		assertThat(forms()).hasSizeGreaterThan(300);
	}

}
