package dev.contactsync.cli;

import java.util.List;
import java.util.stream.Stream;

import dev.contactsync.contact.Failure;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.launch.RunEnd;
import dev.contactsync.launch.RunResult.RunOutcome;
import dev.contactsync.launch.RunResult;
import dev.contactsync.runs.RunTotals;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ExitCodeTests {

	@Test
	void firstFailureWins() {
		assertThat(ExitCode.of(List.of(0, 3, 75, 69))).isEqualTo(75);
	}

	@Test
	void lastRunOfASyncCounts() {
		assertThat(ExitCode.ofSyncs(List.of(ended("a", ProblemCode.CONTACTS_PENDING), ended("a", null),
				ended("b", null), ended("b", ProblemCode.STOPPED))))
			.containsExactly(0, 75);
		assertThat(ExitCode.ofSyncs(List.of())).isEmpty();
	}

	private static RunResult ended(String sync, @Nullable ProblemCode code) {
		return new RunResult(sync, 1, RunEnd.of(RunOutcome.DONE, "", code), RunTotals.EMPTY, 0);
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
