package dev.contactsync.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** Who syncs the customers, as a process that is started for each sync. */
interface Contestant {

	/** Its name in the report. */
	String name();

	/** The archive of the classes that it loads. */
	Archive archive() throws IOException;

	/** Makes it forget everything. */
	void reset() throws SQLException;

	/**
	 * Starts a sync.
	 * @param inFlight requests under way at most
	 * @param jvm options of the JVM, before its own
	 */
	JavaProcess start(int inFlight, List<String> jvm) throws IOException;

}
