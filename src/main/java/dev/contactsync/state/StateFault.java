package dev.contactsync.state;

import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import dev.contactsync.contact.CauseChain;
import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.DriverMessage;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.contact.SqlStateClass;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** What an exception of the state database means: something that passes, or not. */
public final class StateFault {

	/**
	 * The connection was lost or given up (where this process was stopped in a
	 * transaction), two transactions met, or the server stops, starts or has no room for
	 * another connection.
	 */
	private static final Set<SqlStateClass> PASSING = EnumSet.of(SqlStateClass.CONNECTION, SqlStateClass.H2_CONNECTION,
			SqlStateClass.IDLE_TRANSACTION, SqlStateClass.CONFLICT, SqlStateClass.SAME_ROW, SqlStateClass.SHUTDOWN,
			SqlStateClass.TOO_MANY_CONNECTIONS, SqlStateClass.TIME_LIMIT, SqlStateClass.GENERAL);

	private StateFault() {
	}

	/** Whether the same work may succeed later. */
	static boolean isPassing(RuntimeException ex) {
		return FullDisk.in(ex).isEmpty()
				&& SqlStateClass.stateOf(ex).map((state) -> SqlStateClass.isAny(state, PASSING)).orElse(true);
	}

	/**
	 * What an exception means for a run.
	 * @param ex what was thrown
	 * @return a failure that names the database and what to do, or the same exception
	 * where it is of another kind
	 */
	public static RuntimeException explain(RuntimeException ex) {
		if (ex instanceof ContactSyncException) {
			return ex;
		}
		Optional<ContactSyncException> fullDisk = FullDisk.in(ex);
		if (fullDisk.isPresent()) {
			return fullDisk.get();
		}
		if (isOfTheDatabase(ex) && isPassing(ex)) {
			return new ContactSyncException(ProblemCode.STATE_UNAVAILABLE,
					"The state database (spring.datasource.url) does not answer%s: check that it is running, then run again."
						.formatted(message(ex).map((message) -> " (" + message + ")").orElse("")),
					ex);
		}
		return ex;
	}

	/**
	 * What the driver says.
	 * @return the words of the innermost error that has an SQLSTATE; empty where there is
	 * none, or its words may hold values
	 */
	public static Optional<String> message(Throwable thrown) {
		return CauseChain.of(thrown)
			.stream()
			.filter((cause) -> cause instanceof SQLException fault && fault.getSQLState() != null)
			.map(SQLException.class::cast)
			.reduce((outer, inner) -> inner)
			.filter(DriverMessage::isSpeaking)
			.map(DriverMessage::of);
	}

	/** A slice's failure may come wrapped, as its thread hands it on. */
	private static boolean isOfTheDatabase(RuntimeException ex) {
		return CauseChain.find(ex, DataAccessException.class).isPresent()
				|| CauseChain.find(ex, TransactionException.class).isPresent();
	}

}
