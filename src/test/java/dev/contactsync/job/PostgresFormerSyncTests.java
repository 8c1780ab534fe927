package dev.contactsync.job;

import dev.contactsync.testing.TestPostgres;
import org.junit.jupiter.api.Tag;

/** What becomes of a sync that is not configured any more, on PostgreSQL. */
@Tag("databases")
class PostgresFormerSyncTests extends FormerSyncContract {

	@Override
	String newDatabase() {
		return TestPostgres.newDatabase();
	}

}
