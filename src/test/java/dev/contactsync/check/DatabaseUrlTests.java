package dev.contactsync.check;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.Failure;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class DatabaseUrlTests {

	@ParameterizedTest
	@CsvFileSource(resources = "/check/database-urls.tsv", delimiter = '\t', nullValues = "-", quoteCharacter = '\u0001')
	void addressShowsNoSecretAndRunsNoCode(String address, String shown, @Nullable String problem) {
		DatabaseUrl url = new DatabaseUrl(address);
		assertThat(url).hasToString(shown).asString().doesNotContain("marked");
		if (problem == null) {
			assertThatNoException().isThrownBy(() -> url.check("contact-sync.sources.crm"));
			return;
		}
		assertThatExceptionOfType(ContactSyncException.class).isThrownBy(() -> url.check("contact-sync.sources.crm"))
			.withMessageStartingWith("contact-sync.sources.crm.url ")
			.withMessageContaining(problem)
			.withMessageNotContaining("marked")
			.extracting(ContactSyncException::failure)
			.isEqualTo(Failure.CONFIGURATION);
	}

	@Test
	void propertyOfTheDriverRunsNoCodeEither() {
		DatabaseUrl url = new DatabaseUrl("jdbc:postgresql://localhost/state");
		assertThatNoException().isThrownBy(() -> url.checkProperty("properties", "socketTimeout", "60"));
		assertThatExceptionOfType(ContactSyncException.class)
			.isThrownBy(() -> url.checkProperty("properties", "socketFactory", "dev.example.Bait"))
			.withMessageStartingWith("properties sets socketFactory, ");
	}

}
