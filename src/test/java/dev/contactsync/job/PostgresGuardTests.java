package dev.contactsync.job;

import dev.contactsync.testing.TestPostgres;
import org.junit.jupiter.api.Tag;

@Tag("databases")
class PostgresGuardTests extends GuardContract {

	@Override
	String newDatabase() {
		return TestPostgres.newDatabase();
	}

}
