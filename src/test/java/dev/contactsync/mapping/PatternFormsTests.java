package dev.contactsync.mapping;

import java.util.stream.Stream;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.format.PatternMistake;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The patterns in {@code mapping/patterns.tsv}. */
class PatternFormsTests {

	static Stream<Arguments> patterns() {
		return CaseFile.read("patterns.tsv");
	}

	@ParameterizedTest
	@MethodSource("patterns")
	void namesThePatternThatWasMeant(String pattern, @Nullable String meant) {
		if (meant != null && meant.startsWith("!")) {
			assertThatExceptionOfType(ContactSyncException.class)
				.isThrownBy(() -> Mapping.columnsOf(Rows.settings("x", "{v:" + pattern + "}")))
				.withMessageContaining(
						"attributes.x: the pattern " + pattern + " has the letter " + meant.substring(1) + ",")
				.satisfies((failure) -> assertThat(failure.failure().exitCode()).isEqualTo(78));
			return;
		}
		boolean isNumber = pattern.contains("0") || pattern.contains("#");
		assertThat(isNumber ? PatternMistake.meantNumber(pattern) : PatternMistake.meantDate(pattern)).isEqualTo(meant);
		if (meant == null) {
			assertThat(isNumber ? null : PatternMistake.strangeLetter(pattern)).isNull();
		}
		else {
			assertThatExceptionOfType(ContactSyncException.class)
				.isThrownBy(() -> Mapping.columnsOf(Rows.settings("x", "{v:" + pattern + "}")))
				.withMessageContaining("attributes.x: the pattern " + pattern + " ")
				.withMessageEndingWith("did you mean " + meant + "?");
			assertThat(Mapping.columnsOf(Rows.settings("x", "{v:" + meant + "}"))).contains("v");
		}
	}

}
