package dev.contactsync.job;

import dev.contactsync.testing.TestPostgres;
import org.junit.jupiter.api.Tag;

@Tag("databases")
class PostgresOptOutTests extends OptOutContract {

	@Override
	String newDatabase() {
		return TestPostgres.newDatabase();
	}

}
