package dev.contactsync.sync;

import java.nio.file.Path;

import dev.contactsync.testing.TestPostgres;

/** The state in an H2 file, whose lock is the lease. */
class H2KilledRunTests extends KilledRunContract {

	@Override
	String source(Path folder) {
		return TestPostgres.newDatabase();
	}

	@Override
	String state(Path folder) {
		return "jdbc:h2:file:" + folder.resolve("state") + ";WRITE_DELAY=0";
	}

	@Override
	int many() {
		return 20_000;
	}

}
