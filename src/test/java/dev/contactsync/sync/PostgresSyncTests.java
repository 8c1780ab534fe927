package dev.contactsync.sync;

import dev.contactsync.testing.TestPostgres;

class PostgresSyncTests extends SyncContract {

	@Override
	String newDatabase() {
		return TestPostgres.newDatabase();
	}

}
