package dev.contactsync.source;

import dev.contactsync.testing.TestPostgres;

class PostgresReadingTests extends ReadingContract {

	@Override
	String newDatabase() {
		return TestPostgres.newDatabase();
	}

	@Override
	String series(int count) {
		return "generate_series(1, " + count + ") AS numbers(x)";
	}

	@Override
	String largeText() {
		return "TEXT";
	}

}
