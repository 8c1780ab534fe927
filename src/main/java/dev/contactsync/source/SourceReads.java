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
 * @param transactions how a transaction begins
 * @param patience how often a read is tried
 */
record SourceReads(String who, DataSource connections, SourceTransactions transactions,
		ReadRetry patience) implements ReadRunner {

	@Override
	public <T> T run(SourceRead<T> read) {
		return run(read, false);
	}

	@Override
	public <T> T rows(SourceRead<T> read) {
		return run(read, true);
	}

	private <T> T run(SourceRead<T> read, boolean isOfRows) {
		ReadRetry.ReadTries tries = tries();
		while (true) {
			try (Connection connection = begin()) {
				T result = read.from(connection);
				connection.commit();
				return result;
			}
			catch (SQLException ex) {
				if (isOfRows && SourceFault.isOfARow(ex)) {
					throw new UnreadableRowsException(ex);
				}
				tries.failed(ex);
			}
		}
	}

	/** A connection whose transaction has begun; its end is that of the connection. */
	Connection begin() throws SQLException {
		return begin(false);
	}

	/** The same, for a transaction that sees one state of the database throughout. */
	Connection beginSnapshot() throws SQLException {
		return begin(true);
	}

	private Connection begin(boolean isSnapshot) throws SQLException {
		Connection connection = this.connections.getConnection();
		try {
			this.transactions.begin(connection, isSnapshot);
			return connection;
		}
		catch (SQLException ex) {
			connection.close();
			throw ex;
		}
	}

	ReadRetry.ReadTries tries() {
		return this.patience.tries(this.who);
	}

	SourceReads of(String other) {
		return new SourceReads(other, this.connections, this.transactions, this.patience);
	}

}
