package dev.contactsync.job;

import java.util.Map;

import dev.contactsync.testing.TestPostgres;
import org.junit.jupiter.api.Tag;

@Tag("databases")
class PostgresOddTextTests extends OddTextContract {

	@Override
	String newDatabase() {
		return TestPostgres.newDatabase();
	}

	/** It holds neither NUL nor halves of surrogate pairs. */
	@Override
	Map<String, String> more() {
		return Map.of();
	}

}
