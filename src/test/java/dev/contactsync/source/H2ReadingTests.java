package dev.contactsync.source;

import java.util.UUID;

class H2ReadingTests extends ReadingContract {

	@Override
	String newDatabase() {
		return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
	}

	@Override
	String series(int count) {
		return "SYSTEM_RANGE(1, " + count + ")";
	}

	@Override
	String blindText() {
		return "VARCHAR_IGNORECASE(50)";
	}

	@Override
	String largeText() {
		return "CLOB";
	}

}
