package dev.contactsync.source;

import java.sql.Connection;
import java.sql.SQLException;

/** Runs reads of a source, each in a transaction of its own or all in one. */
interface ReadRunner {

	/**
	 * Runs a read.
	 * @param <T> what is read
	 * @param read the read
	 * @return what it gave
	 * @throws dev.contactsync.contact.ContactSyncException if the source stays
	 * unavailable or refuses
	 */
	<T> T run(SourceRead<T> read);

	/**
	 * One read, which may be repeated.
	 *
	 * @param <T> what is read
	 */
	interface SourceRead<T> {

		T from(Connection connection) throws SQLException;

	}

}
