package dev.contactsync.source;

import java.sql.SQLException;
import java.time.Clock;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.testing.TestPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What is said where a source does not answer as it should. */
class DriverFaultTests {

	private final ReadRetry retry = new ReadRetry(Clock.systemUTC(), (time) -> {
	});

	@ParameterizedTest
	@CsvFileSource(resources = "/source/driver-faults.tsv", delimiter = '\t', quoteCharacter = '\u0001')
	void faultIsToldWithItsWordsWhereTheyHoldNoValues(String state, int code, String message, int exit, String ofState,
			String words) {
		ReadRetry.ReadTries tries = this.retry.tries("source crm");
		assertThatExceptionOfType(ContactSyncException.class).isThrownBy(() -> {
			while (true) {
				tries.failed(new SQLException(message, state, code));
			}
		}).satisfies((failure) -> {
			assertThat(failure.failure().exitCode()).as(failure.getMessage()).isEqualTo(exit);
			assertThat(failure).hasMessageContaining(words)
				.message()
				.doesNotContain("Zebulon", "zeb@example.com", "marked", "ked\"")
				.doesNotContainPattern("\\. \\(");
		});
	}

	@Test
	void serverWithoutSslRefusesWhoDemandsIt() {
		assertThatExceptionOfType(ContactSyncException.class)
			.isThrownBy(() -> SourceDatabase.open("crm",
					new SourceSettings(TestPostgres.newDatabase() + "&sslmode=require", null, null), 1, this.retry))
			.withMessageStartingWith("source crm refuses: The server does not support SSL (08004)")
			.satisfies((failure) -> assertThat(failure.failure().exitCode()).isEqualTo(78));
	}

}
