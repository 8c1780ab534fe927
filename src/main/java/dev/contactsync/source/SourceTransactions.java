package dev.contactsync.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * How transactions of a source begin, so that neither the machine's zone nor what a query
 * calls matters. On PostgreSQL each transaction is told, and never the session: behind a
 * pooler others use it next. That a transaction only reads, its driver says as it begins.
 *
 * @param isPostgres whether the source is PostgreSQL
 */
record SourceTransactions(boolean isPostgres) {

	private static final String UTC = "SET LOCAL TIME ZONE 'UTC'";

	private static final String SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ";

	/**
	 * Begins a transaction.
	 * @param connection a connection without a transaction
	 * @param isSnapshot whether it sees one state of the database throughout
	 * @throws SQLException if the database fails
	 */
	void begin(Connection connection, boolean isSnapshot) throws SQLException {
		if (this.isPostgres) {
			try (Statement statement = connection.createStatement()) {
				statement.execute(isSnapshot ? SNAPSHOT + "; " + UTC : UTC);
			}
		}
		else if (isSnapshot) {
			// The pool takes it back when the connection is closed.
			connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
		}
	}

}
