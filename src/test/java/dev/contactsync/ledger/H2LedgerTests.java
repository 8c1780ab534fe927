package dev.contactsync.ledger;

import java.util.UUID;

class H2LedgerTests extends SqlLedgerContract {

	@Override
	String url() {
		return "jdbc:h2:mem:" + UUID.randomUUID();
	}

}
