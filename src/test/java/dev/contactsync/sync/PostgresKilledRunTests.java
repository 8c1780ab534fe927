package dev.contactsync.sync;

import java.nio.file.Path;

import dev.contactsync.testing.TestPostgres;

class PostgresKilledRunTests extends KilledRunContract {

	@Override
	String source(Path folder) {
		return TestPostgres.newDatabase();
	}

	@Override
	String state(Path folder) {
		return TestPostgres.newDatabase();
	}

	@Override
	int many() {
		return 100_000;
	}

}
