package dev.contactsync.contact;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What SQLSTATEs mean: those of the standard and of PostgreSQL by their first characters,
 * then H2's own. A state may belong to several classes.
 */
public enum SqlStateClass {

	/** There is no connection, or it broke. */
	CONNECTION("08"),

	/** The server and the driver cannot agree: no password, no SSL, too many others. */
	REJECTED("08004"),

	/** The server does not speak as the driver expects. */
	PROTOCOL("08P01"),

	/** The database cannot do what was asked. */
	UNSUPPORTED("0A"),

	/** Bytes of a value that are no characters. */
	NO_CHARACTERS("22021"),

	/** Another transaction has inserted the same row. */
	SAME_ROW("23505"),

	/** The transaction is not in a state in which this could be done. */
	TRANSACTION("25"),

	/** Nothing can be written: by this user, or on this server. */
	READ_ONLY("25006"),

	/** The server has ended a transaction in which nothing happened. */
	IDLE_TRANSACTION("25P03"),

	/** The server has ended a transaction that took too long. */
	LONG_TRANSACTION("25P04"),

	/** A statement that was prepared is gone, or there already. */
	PREPARED("26000", "42P05"),

	/** The user or the password is wrong. */
	CREDENTIALS("28"),

	/** There is no such database. */
	NO_DATABASE("3D"),

	/** There is no such schema. */
	NO_SCHEMA("3F"),

	/** Another transaction was in the way of this one, which was rolled back. */
	CONFLICT("40"),

	/** A statement that is wrong, names what is not there, or lacks a right. */
	STATEMENT("42"),

	/** The user lacks a right. */
	NO_RIGHT("42501", "90096"),

	/** The server has too little of something. */
	RESOURCES("53"),

	/** The server has no room for another connection. */
	TOO_MANY_CONNECTIONS("533"),

	/** A thing is not in a state in which this could be done. */
	NOT_READY("55000"),

	/** Another transaction has locked a row for too long. */
	LOCKED_ROW("55P03"),

	/** A statement or a value is larger than the server can take. */
	TOO_MUCH("54"),

	/** An operator has ended a statement, a connection or the server. */
	OPERATOR("57"),

	/** The server stops or starts. */
	SHUTDOWN("57P"),

	/** The server's own system has failed. */
	SYSTEM("58"),

	/** The server has found a fault of its own. */
	INTERNAL("XX"),

	/** A statement took too long. */
	TIME_LIMIT("HYT00"),

	/** A fault that has no state of its own. */
	GENERAL("HY000"),

	/** Nothing can be written, mostly because the disk is full. */
	FULL_DISK("53100", "58030", "90028", "90031", "90034", "90062"),

	/** All that are H2's own. */
	H2("90"),

	/** The file of the database cannot be read or written. */
	H2_FILE("90028", "90031"),

	/** Another process has the file open. */
	H2_IN_USE("90020"),

	/** A relative path, no such database, no such setting, and the like. */
	H2_URL("90011", "90013", "90046", "90048", "90066", "90113", "90146"),

	/** The connection broke. */
	H2_CONNECTION("90067"),

	/** The database was closed meanwhile. */
	H2_CLOSED("90007", "90098", "90121"),

	/** Another transaction has changed the same row. */
	H2_CONFLICT("90131");

	private final List<String> beginnings;

	SqlStateClass(String... beginnings) {
		this.beginnings = List.of(beginnings);
	}

	/**
	 * Whether a state is of this class.
	 * @param state an SQLSTATE
	 * @return true if so
	 */
	public boolean includes(String state) {
		return this.beginnings.stream().anyMatch(state::startsWith);
	}

	/**
	 * Whether a state is of one of several classes.
	 * @param state an SQLSTATE
	 * @return true if so
	 */
	public static boolean isAny(String state, Set<SqlStateClass> classes) {
		return classes.stream().anyMatch((each) -> each.includes(state));
	}

	/**
	 * The SQLSTATE of an error itself, whatever its causes have.
	 * @param fault the error
	 * @return its state, or an empty text where it has none
	 */
	public static String state(SQLException fault) {
		String state = fault.getSQLState();
		return (state != null) ? state : "";
	}

	/**
	 * The SQLSTATE of what was thrown.
	 * @param thrown an exception, that of the database perhaps among its causes
	 * @return the outermost state; empty where there is none
	 */
	public static Optional<String> stateOf(Throwable thrown) {
		return CauseChain.of(thrown)
			.stream()
			.filter(SQLException.class::isInstance)
			.<String>mapMulti((cause, states) -> {
				String state = ((SQLException) cause).getSQLState();
				if (state != null) {
					states.accept(state);
				}
			})
			.findFirst();
	}

}
