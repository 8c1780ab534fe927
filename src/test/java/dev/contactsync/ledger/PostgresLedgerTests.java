package dev.contactsync.ledger;

import dev.contactsync.testing.TestPostgres;

class PostgresLedgerTests extends SqlLedgerContract {

	@Override
	String url() {
		return TestPostgres.newDatabase();
	}

}
