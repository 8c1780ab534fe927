package dev.contactsync.job;

import dev.contactsync.testing.TestPostgres;
import org.junit.jupiter.api.Tag;

/** The account behind a destination, on PostgreSQL. */
@Tag("databases")
class PostgresAccountTests extends AccountContract {

	@Override
	String newDatabase() {
		return TestPostgres.newDatabase();
	}

}
