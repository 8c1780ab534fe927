package dev.contactsync.cli;

import java.util.List;
import java.util.stream.Stream;

import dev.contactsync.contact.Failure;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ExitTests {

	@Test
	void firstFailureWins() {
		assertThat(Exit.of(List.of(0, 3, 75, 69))).isEqualTo(75);
	}

	@Test
	void rejectionsCountWhereNothingFailed() {
		assertThat(Exit.of(List.of(0, 3, 0))).isEqualTo(3);
		assertThat(Exit.of(List.of(0, 0))).isZero();
		assertThat(Exit.of(List.of())).isZero();
	}

	@Test
	void everyFailureHasAMeaning() {
		assertThat(Stream.of(Failure.values()).map((failure) -> Exit.meaning(failure.exitCode())))
			.doesNotContain("unknown");
	}

}
