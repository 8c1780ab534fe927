package dev.contactsync.source;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.EnumSet;
import java.util.Set;

import dev.contactsync.contact.CauseChain;
import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.DriverMessage;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.contact.SqlStateClass;
import org.postgresql.util.PSQLException;

/**
 * What an error of a source means: something that passes, or a configuration that does
 * not work.
 */
final class SourceFault {

	private static final Set<SqlStateClass> PASSING = EnumSet.of(SqlStateClass.CONNECTION, SqlStateClass.RESOURCES,
			SqlStateClass.CONFLICT, SqlStateClass.OPERATOR, SqlStateClass.SYSTEM, SqlStateClass.IDLE_TRANSACTION,
			SqlStateClass.LONG_TRANSACTION, SqlStateClass.LOCKED_ROW, SqlStateClass.TIME_LIMIT, SqlStateClass.H2_FILE,
			SqlStateClass.H2_IN_USE, SqlStateClass.H2_CONNECTION, SqlStateClass.H2_CLOSED, SqlStateClass.H2_CONFLICT);

	private SourceFault() {
	}

	/**
	 * Whether the same read may work later.
	 * @param fault an error of the database
	 * @return true if it is worth another try
	 */
	static boolean isPassing(SQLException fault) {
		String state = SqlStateClass.state(fault);
		if (isOutdatedPlan(fault)) {
			return true;
		}
		if (DriverMessage.isRejection(fault)) {
			return false;
		}
		if (!state.isEmpty()) {
			return SqlStateClass.isAny(state, PASSING);
		}
		return fault instanceof SQLTransientException || fault instanceof SQLRecoverableException
				|| fault instanceof SQLNonTransientConnectionException || has(fault, IOException.class);
	}

	/**
	 * Whether a value of a row is at fault, as bytes are that are no characters.
	 * @param fault an error of the database
	 * @return true if other rows can be read
	 */
	static boolean isOfARow(SQLException fault) {
		return SqlStateClass.NO_CHARACTERS.includes(SqlStateClass.state(fault));
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
		return exception(ProblemCode.SOURCE_UNAVAILABLE, who + " is not available: " + DriverMessage.of(fault) + hint,
				fault);
	}

	/**
	 * The source refuses, and will refuse again.
	 * @param who the source, and the sync if there is one
	 * @param fault the error
	 * @return the exception to throw
	 */
	static ContactSyncException refused(String who, SQLException fault) {
		return exception(ProblemCode.SOURCE_REFUSES, who + " refuses: " + DriverMessage.of(fault), fault);
	}

	private static ContactSyncException exception(ProblemCode code, String message, SQLException fault) {
		return new ContactSyncException(code, message, DriverMessage.isSpeaking(fault) ? fault : null);
	}

	private static boolean has(Throwable fault, Class<? extends Throwable> type) {
		return CauseChain.find(fault, type).isPresent();
	}

}
