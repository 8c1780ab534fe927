package dev.contactsync.job;

import dev.contactsync.testing.TestPostgres;
import org.junit.jupiter.api.Tag;

@Tag("databases")
class PostgresSyncTests extends SyncContract {

	@Override
	String newDatabase() {
		return TestPostgres.newDatabase();
	}

}
