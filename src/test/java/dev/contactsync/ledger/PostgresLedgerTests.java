package dev.contactsync.ledger;

import dev.contactsync.testing.TestPostgres;
import org.junit.jupiter.api.Tag;

@Tag("databases")
class PostgresLedgerTests extends SqlLedgerContract {

	@Override
	String url() {
		return TestPostgres.newDatabase();
	}

}
