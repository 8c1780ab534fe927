package dev.contactsync.source;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.Failure;
import dev.contactsync.contact.MaskedText;
import org.postgresql.util.PSQLException;

/**
 * What an error of a source means: something that passes, or a configuration that does
 * not work. Words of the database are repeated only where they cannot hold values of
 * rows.
 */
final class SourceFault {

	/** Connection, resources, rollback, operator, I/O; limits on time; then H2's own. */
	private static final List<String> PASSING = List.of("08", "53", "40", "57", "58", "25P03", "25P04", "55P03",
			"HYT00", "90007", "90020", "90028", "90031", "90067", "90098", "90121", "90131");

	/** Connections, rights and names. */
	private static final List<String> SPEAKING = List.of("08", "25", "28", "3D", "3F", "42", "53", "57", "0A", "90");

	private SourceFault() {
	}

	/**
	 * Whether the same read may work later.
	 * @param fault an error of the database
	 * @return true if it is worth another try
	 */
	static boolean isPassing(SQLException fault) {
		String state = state(fault);
		if (isOutdatedPlan(fault)) {
			return true;
		}
		if (!state.isEmpty()) {
			return PASSING.stream().anyMatch(state::startsWith);
		}
		return fault instanceof SQLTransientException || fault instanceof SQLRecoverableException
				|| fault instanceof SQLNonTransientConnectionException || has(fault, IOException.class);
	}

	/** The table was altered; a new connection makes a new plan. */
	private static boolean isOutdatedPlan(SQLException fault) {
		return fault instanceof PSQLException postgres && postgres.getServerErrorMessage() != null
				&& "RevalidateCachedQuery".equals(postgres.getServerErrorMessage().getRoutine());
	}

	/**
	 * The source did not come back.
	 * @param who the source, and the sync if there is one
	 * @param fault the last error
	 * @return the exception to throw
	 */
	static ContactSyncException unavailable(String who, SQLException fault) {
		String hint = has(fault, SocketTimeoutException.class)
				? "; if a statement takes longer than socketTimeout, raise it in the source's url" : "";
		return exception(Failure.UNAVAILABLE, who + " is not available: " + message(fault) + hint, fault);
	}

	/**
	 * The source refuses, and will refuse again.
	 * @param who the source, and the sync if there is one
	 * @param fault the error
	 * @return the exception to throw
	 */
	static ContactSyncException refused(String who, SQLException fault) {
		return exception(Failure.CONFIGURATION, who + " refuses: " + message(fault), fault);
	}

	private static ContactSyncException exception(Failure failure, String message, SQLException fault) {
		return new ContactSyncException(failure, message, isSpeaking(fault) ? fault : null);
	}

	private static String message(SQLException fault) {
		if (!isSpeaking(fault)) {
			return "error " + state(fault) + "; its message is omitted because it may repeat values of a row";
		}
		String line = String.valueOf(fault.getMessage()).split("\\R|; SQL statement", 2)[0];
		return MaskedText.message(line) + (state(fault).isEmpty() ? "" : " (" + state(fault) + ")");
	}

	private static boolean isSpeaking(SQLException fault) {
		String state = state(fault);
		return state.isEmpty() || SPEAKING.stream().anyMatch(state::startsWith);
	}

	private static String state(SQLException fault) {
		String state = fault.getSQLState();
		return (state != null) ? state : "";
	}

	private static boolean has(Throwable fault, Class<? extends Throwable> type) {
		for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
			if (type.isInstance(cause)) {
				return true;
			}
		}
		return false;
	}

}
