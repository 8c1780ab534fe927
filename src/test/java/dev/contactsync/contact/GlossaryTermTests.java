package dev.contactsync.contact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The words, and what the README repeats of them. */
class GlossaryTermTests {

	private static final Path README = Path.of("README.md");

	private static final Path EXPECTED = Path.of("target/words.md");

	private static final String BEGIN = "<!-- words: made from GlossaryTerm -->";

	private static final String END = "<!-- end of words -->";

	private static final String HEAD = """
			| word | meaning |
			|---|---|
			""";

	@Test
	void readmeHasTheWords() throws IOException {
		String expected = Arrays.stream(GlossaryTerm.values())
			.map((term) -> "| %s | %s |\n".formatted(term.word(), term.meaning()))
			.collect(Collectors.joining("", HEAD, ""));
		Files.createDirectories(EXPECTED.getParent());
		Files.writeString(EXPECTED, expected);
		String readme = Files.readString(README);
		assertThat(readme.substring(readme.indexOf(BEGIN) + BEGIN.length(), readme.indexOf(END)).strip())
			.as("the table in %s; copy %s into it", README, EXPECTED)
			.isEqualTo(expected.strip());
	}

	@ParameterizedTest
	@EnumSource
	void everyMeaningFollowsItsWord(GlossaryTerm term) {
		assertThat(term.meaning()).matches("(a|one|the|what|of|sent) .*[^.]").doesNotContain("|", "\n", "  ");
	}

	@ParameterizedTest
	@EnumSource
	void everyKindOfExclusionIsExplained(ExclusionKind kind) {
		assertThat(GlossaryTerm.EXCLUDED.meaning()).contains("*" + kind.code() + "*");
	}

}
