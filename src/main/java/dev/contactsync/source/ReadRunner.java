package dev.contactsync.source;

import java.sql.Connection;
import java.sql.SQLException;

/** Runs reads of a source, each in a transaction of its own or all in one. */
interface ReadRunner {

	/**
	 * Runs a read.
	 * @param <T> what is read
	 * @return what it gave
	 * @throws dev.contactsync.contact.ContactSyncException if the source stays
	 * unavailable or refuses
	 */
	<T> T run(SourceRead<T> read);

	/**
	 * Runs a read of whole rows.
	 * @param <T> what is read
	 * @return what it gave
	 * @throws UnreadableRowsException if one of the rows cannot be read
	 */
	<T> T rows(SourceRead<T> read);

	/** A row cannot be read, while others could. */
	final class UnreadableRowsException extends RuntimeException {

		UnreadableRowsException(SQLException fault) {
			super("a row cannot be read: " + fault.getSQLState());
		}

	}

	/**
	 * One read, which may be repeated.
	 *
	 * @param <T> what is read
	 */
	interface SourceRead<T> {

		T from(Connection connection) throws SQLException;

	}

}
