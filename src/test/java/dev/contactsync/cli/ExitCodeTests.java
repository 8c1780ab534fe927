package dev.contactsync.cli;

import java.util.List;
import java.util.stream.Stream;

import dev.contactsync.contact.Failure;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ExitCodeTests {

	@Test
	void firstFailureWins() {
		assertThat(ExitCode.of(List.of(0, 3, 75, 69))).isEqualTo(75);
	}

	@Test
	void rejectionsCountWhereNothingFailed() {
		assertThat(ExitCode.of(List.of(0, 3, 0))).isEqualTo(3);
		assertThat(ExitCode.of(List.of(0, 0))).isZero();
		assertThat(ExitCode.of(List.of())).isZero();
	}

	@Test
	void everyFailureHasAMeaning() {
		assertThat(Stream.of(Failure.values()).map((failure) -> ExitCode.meaning(failure.exitCode())))
			.doesNotContain("unknown");
	}

}
