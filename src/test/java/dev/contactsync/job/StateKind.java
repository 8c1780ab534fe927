package dev.contactsync.job;

import java.nio.file.Path;

import dev.contactsync.testing.TestPostgres;

/** Where a program of the tests keeps its state. */
enum StateKind {

	/** In a file, whose lock is the lease. */
	H2 {
		@Override
		String url(Path folder) {
			return "jdbc:h2:file:" + folder.resolve("state") + ";WRITE_DELAY=0";
		}
	},

	/** With a wait for what a stopped process has locked that a test can wait for. */
	POSTGRESQL {
		@Override
		String url(Path folder) {
			return TestPostgres.newDatabase() + "&options=-c%20idle_in_transaction_session_timeout=3s";
		}
	};

	/** The URL of a state that there is not yet; in a folder, if it is in one. */
	abstract String url(Path folder);

}
