package dev.contactsync.contact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ProblemCodeTests {

	private static final Path MAIN = Path.of("src/main/java");

	@Test
	void codesAreDistinctAndInOrder() {
		assertThat(codes()).doesNotHaveDuplicates().isSorted().allMatch((code) -> code.matches("CS[1-7]\\d{3}"));
	}

	@Test
	void areFoundAsUsersWriteThem() {
		assertThat(Stream.of("CS2109", "cs2109", "2109").map(ProblemCode::of))
			.containsOnly(Optional.of(ProblemCode.KEY_REPEATED));
		assertThat(Stream.of("", "CS", "CS210", "21090", "CS 2109").map(ProblemCode::of))
			.containsOnly(Optional.empty());
	}

	@Test
	void endARunOnlyWhereTheyAreFailures() {
		assertThat(new ContactSyncException(ProblemCode.NO_TOKEN, "").failure()).isEqualTo(Failure.CONFIGURATION);
		assertThatExceptionOfType(RuntimeException.class)
			.isThrownBy(() -> new ContactSyncException(ProblemCode.KEY_WITHOUT_INDEX, ""))
			.isNotInstanceOf(ContactSyncException.class);
	}

	@Test
	void reasonsOfContactsHaveCodesOfTheirOwnThatEndNothing() {
		List<ProblemCode> reasons = Stream.of(ExclusionReason.values()).map(ExclusionReason::problem).toList();
		assertThat(reasons).doesNotHaveDuplicates().allMatch((code) -> code.code().startsWith("CS31"));
		assertThat(reasons).allMatch((code) -> code.failure().isEmpty());
	}

	@Test
	void everyCodeIsUsed() throws IOException {
		StringBuilder all = new StringBuilder();
		try (Stream<Path> files = Files.walk(MAIN)) {
			for (Path file : files.filter((each) -> each.toString().endsWith(".java"))
				.filter((each) -> !each.endsWith("ProblemCode.java"))
				.toList()) {
				all.append(Files.readString(file));
			}
		}
		assertThat(ProblemCode.values())
			.allMatch((code) -> all.toString().matches("(?s).*ProblemCode\\." + code.name() + "\\b.*"));
	}

	private static Stream<String> codes() {
		return Stream.of(ProblemCode.values()).map(ProblemCode::code);
	}

}
