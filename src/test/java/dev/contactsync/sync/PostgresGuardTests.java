package dev.contactsync.sync;

import dev.contactsync.testing.TestPostgres;

class PostgresGuardTests extends GuardContract {

	@Override
	String newDatabase() {
		return TestPostgres.newDatabase();
	}

}
