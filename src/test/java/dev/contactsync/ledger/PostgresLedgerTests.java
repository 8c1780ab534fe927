package dev.contactsync.ledger;

import dev.contactsync.testing.TestPostgres;

class PostgresLedgerTests extends LedgerContract {

	@Override
	String url() {
		return TestPostgres.newDatabase();
	}

}
