package dev.contactsync.contact;

import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;

/**
 * The words of a database and its driver, where they cannot hold values of rows: by their
 * SQLSTATE.
 */
public final class DriverMessage {

	/** Connections, rights, names and locks, and the server's own faults. */
	private static final Set<SqlStateClass> SPEAKING = EnumSet.of(SqlStateClass.CONNECTION, SqlStateClass.TRANSACTION,
			SqlStateClass.CREDENTIALS, SqlStateClass.NO_DATABASE, SqlStateClass.NO_SCHEMA, SqlStateClass.STATEMENT,
			SqlStateClass.RESOURCES, SqlStateClass.OPERATOR, SqlStateClass.UNSUPPORTED, SqlStateClass.CONFLICT,
			SqlStateClass.PREPARED, SqlStateClass.NOT_READY, SqlStateClass.LOCKED_ROW, SqlStateClass.SYSTEM,
			SqlStateClass.TOO_MUCH, SqlStateClass.INTERNAL, SqlStateClass.H2);

	/** Of MariaDB and MySQL; others have a state of its own for it. */
	private static final int TOO_MANY_CONNECTIONS = 1040;

	private DriverMessage() {
	}

	/**
	 * What an error of a database says.
	 * @param fault the error
	 * @return its words on one line with its SQLSTATE, without secrets and values, and
	 * what they mostly mean behind a pooler
	 */
	public static String of(SQLException fault) {
		String state = SqlStateClass.state(fault);
		if (!isSpeaking(fault)) {
			return "error " + state + "; its message is omitted because it may repeat values of a row";
		}
		String line = String.valueOf(fault.getMessage()).split("\\R|; SQL statement", 2)[0];
		return MaskedText.driver(line).replaceFirst("\\.$", "") + (state.isEmpty() ? "" : " (" + state + ")")
				+ pooler(state);
	}

	private static String pooler(String state) {
		if (SqlStateClass.PREPARED.includes(state)) {
			return "; behind PgBouncer add prepareThreshold=0 to the URL";
		}
		return SqlStateClass.PROTOCOL.includes(state)
				? "; behind PgBouncer allow the parameters of the driver there (ignore_startup_parameters = extra_float_digits,options), and add prepareThreshold=0 to the URL"
				: "";
	}

	/**
	 * Whether the words of an error may be repeated.
	 * @param fault the error
	 * @return false where they may hold values of rows
	 */
	public static boolean isSpeaking(SQLException fault) {
		String state = SqlStateClass.state(fault);
		return state.isEmpty() || SqlStateClass.isAny(state, SPEAKING);
	}

	/**
	 * Whether a server does not take this client, now and later: it wants a password
	 * where none is set, or has no SSL where that is demanded.
	 * @param fault an error
	 * @return true if trying again is of no use
	 */
	public static boolean isRejection(SQLException fault) {
		return SqlStateClass.REJECTED.includes(SqlStateClass.state(fault))
				&& fault.getErrorCode() != TOO_MANY_CONNECTIONS;
	}

}
