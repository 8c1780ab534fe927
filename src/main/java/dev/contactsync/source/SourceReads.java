package dev.contactsync.source;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Reads of one source, each in a short transaction of its own and tried again on another
 * connection when the first is lost.
 *
 * @param who the source, and the sync if there is one, for messages
 * @param connections gives connections that only read, autocommit off
 * @param patience how often a read is tried
 */
record SourceReads(String who, DataSource connections, ReadRetry patience) {

	<T> T run(SourceRead<T> read) {
		ReadRetry.ReadTries tries = tries();
		while (true) {
			try (Connection connection = this.connections.getConnection()) {
				T result = read.from(connection);
				connection.commit();
				return result;
			}
			catch (SQLException ex) {
				tries.failed(ex);
			}
		}
	}

	ReadRetry.ReadTries tries() {
		return this.patience.tries(this.who);
	}

	SourceReads of(String other) {
		return new SourceReads(other, this.connections, this.patience);
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
