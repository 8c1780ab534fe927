package dev.contactsync.check;

import java.util.stream.Stream;

import dev.contactsync.contact.ProblemCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemPageTests {

	@Test
	void eachCodeHasAPageAndEachPageACode() {
		assertThat(ProblemPage.all().keySet())
			.containsExactlyElementsOf(Stream.of(ProblemCode.values()).map(ProblemCode::code).toList());
	}

	@ParameterizedTest
	@EnumSource(ProblemCode.class)
	void pagesSayWhatItMeansWhyWhatToDoAndGiveAnExample(ProblemCode code) {
		ProblemPage page = ProblemPage.of(code);
		assertThat(page.title()).matches("[A-Za-z].{5,70}[^.]");
		String[] parts = page.text().split("\n\n");
		assertThat(parts).hasSizeGreaterThanOrEqualTo(4);
		assertThat(parts[0]).matches("(?s)[A-Za-z].*[.]");
		assertThat(parts[1]).matches("(?s)Why: .*[.]");
		assertThat(parts[2]).matches("(?s)What to do: .*[.]");
		assertThat(parts[3]).startsWith("    ");
		assertThat(page.text().lines()).allMatch((line) -> line.length() <= 120);
		assertThat(page.action()).endsWith(".").doesNotContain("\n");
	}

	@Test
	void whatToDoComesFromThePageWhereAMessageDoesNotSayIt() {
		assertThat(Finding.of(ProblemCode.NO_TOKEN, "a", "b", "There is none. Get one."))
			.isEqualTo(Finding.failed(ProblemCode.NO_TOKEN, "a", "b", "There is none.", "Get one."));
		assertThat(Finding.of(ProblemCode.KEY_MISSING, "a", "b", "There is none.").action())
			.isEqualTo("Choose a column that is never null, or exclude such rows in a query.");
	}

}
