package dev.contactsync.job;

import java.util.List;
import java.util.Map;

import dev.contactsync.testing.TestPostgres;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("databases")
class PostgresOptOutTests extends OptOutContract {

	@Override
	String newDatabase() {
		return TestPostgres.newDatabase();
	}

	@Test
	void consentAndTextsOfJsonAreReadAsTheyAreMeant() {
		insert(1, 6);
		samePhone(1, 5);
		samePhone(2, 6);
		List.of("opted_in", "name", "email", "phone", "city")
			.forEach((column) -> update(
					"ALTER TABLE customer ALTER COLUMN %1$s TYPE jsonb USING to_jsonb(%1$s)".formatted(column)));
		Map.of(1, "\"yes\"", 3, "1", 4, "false", 5, "null", 6, "\"no\"")
			.forEach((id, consent) -> this.source.sql("UPDATE customer SET opted_in = CAST(? AS jsonb) WHERE id = ?")
				.params(consent, id)
				.update());
		update("UPDATE customer SET city = 'null', email = '[]' WHERE id = 3");
		assertThat(done(run()).delivered()).isEqualTo(2);
		assertThat(excluded()).containsOnly(Map.entry("2", "same-phone"), Map.entry("4", "opted-out"),
				Map.entry("5", "no-opt-in"), Map.entry("6", "opted-out"));
		assertThat(this.api.accepted()).containsOnlyKeys(Contacts.recipient(1), Contacts.recipient(3));
		assertThat(this.api.accepted().get(Contacts.recipient(1))).contains("\"Person 1\"", "\"p1@example.com\"",
				"\"Pune\"");
		assertThat(this.api.accepted().get(Contacts.recipient(3))).contains("\"Person 3\"")
			.doesNotContain("null", "[]", "email", "city");
	}

}
