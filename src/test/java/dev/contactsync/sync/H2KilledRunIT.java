package dev.contactsync.sync;

import java.nio.file.Path;

/** The state in an H2 file, whose lock is the lease. */
class H2KilledRunIT extends KilledRunContract {

	@Override
	String state(Path folder) {
		return "jdbc:h2:file:" + folder.resolve("state") + ";WRITE_DELAY=0";
	}

	@Override
	boolean isOnH2() {
		return true;
	}

}
