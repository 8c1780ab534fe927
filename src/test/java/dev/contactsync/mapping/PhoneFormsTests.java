package dev.contactsync.mapping;

import java.util.List;
import java.util.stream.Stream;

import dev.contactsync.contact.Exclusion;
import dev.contactsync.contact.MappingResult;
import dev.contactsync.phone.PhoneAcceptance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The written forms of phones in {@code mapping/phones.tsv}. */
class PhoneFormsTests {

	static Stream<Arguments> forms() {
		return CaseFile.read("phones.tsv");
	}

	@ParameterizedTest(name = "{2} ({0}, {1}) is {3}")
	@MethodSource("forms")
	void readsTheOneNumberThatIsMeantOrSaysWhyNone(@Nullable String region, @Nullable String defaultRegion,
			@Nullable String written, String meant) {
		PhoneSettings phone = new PhoneSettings(List.of("{mobile}"), "{country}", defaultRegion, null,
				PhoneAcceptance.VALID);
		MappingSettings settings = Rows.settings(NameSettings.of("{name}"), phone, List.of());
		assertThat(meaning(Rows.map(settings, "mobile", written, "country", region))).isEqualTo(meant);
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
