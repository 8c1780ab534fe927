package dev.contactsync.cli;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import dev.contactsync.contact.ProblemCode;
import dev.contactsync.contact.SqlStateClass;
import dev.contactsync.state.FullDisk;
import dev.contactsync.state.StateFile;

/**
 * What the exceptions of the state database mean, by their SQLSTATE: its words may repeat
 * values.
 */
final class StateProblem {

	private static final Set<SqlStateClass> UNAVAILABLE = EnumSet.of(SqlStateClass.CONNECTION, SqlStateClass.RESOURCES,
			SqlStateClass.OPERATOR);

	private StateProblem() {
	}

	static Optional<CommandProblem> in(Throwable thrown, Optional<String> url) {
		return FullDisk.in(thrown)
			.map((full) -> new CommandProblem(full.code(), String.valueOf(full.getMessage())))
			.or(() -> SqlStateClass.stateOf(thrown).flatMap((state) -> of(state, url)))
			.or(() -> noDriver(url));
	}

	private static Optional<CommandProblem> of(String state, Optional<String> url) {
		if (SqlStateClass.H2_IN_USE.includes(state)) {
			return Optional.of(inUse(url));
		}
		if (SqlStateClass.NO_RIGHT.includes(state)) {
			return problem(ProblemCode.STATE_NO_RIGHT, state,
					"does not allow its user to create or use the schema contact_sync: grant the right to create it");
		}
		if (SqlStateClass.H2_URL.includes(state)) {
			return problem(ProblemCode.STATE_BAD_URL, state, "cannot be opened: fix its URL");
		}
		if (SqlStateClass.isAny(state, UNAVAILABLE)) {
			return problem(ProblemCode.STATE_UNAVAILABLE, state,
					"is not available: check that it is running and can be reached");
		}
		if (SqlStateClass.CREDENTIALS.includes(state)) {
			return problem(ProblemCode.STATE_CREDENTIALS, state,
					"does not accept spring.datasource.username and password");
		}
		if (SqlStateClass.NO_DATABASE.includes(state)) {
			return problem(ProblemCode.STATE_NO_DATABASE, state, "does not exist: fix its URL, or create it");
		}
		return Optional.empty();
	}

	private static CommandProblem inUse(Optional<String> url) {
		String holder = url.flatMap(StateFile::of).map(StateFile::holder).orElse("another process");
		return new CommandProblem(ProblemCode.STATE_IN_USE,
				"The state is in use by %s. Wait until that has ended; a state in PostgreSQL can be read during a run."
					.formatted(holder));
	}

	private static Optional<CommandProblem> problem(ProblemCode code, String state, String what) {
		return Optional.of(new CommandProblem(code,
				"The state database (spring.datasource.url) %s (SQLSTATE %s).".formatted(what, state)));
	}

	/** Boot and the pool have many ways to say this. */
	private static Optional<CommandProblem> noDriver(Optional<String> url) {
		try {
			if (url.isPresent()) {
				DriverManager.getDriver(url.get());
			}
			return Optional.empty();
		}
		catch (SQLException ex) {
			return Optional.of(new CommandProblem(ProblemCode.STATE_UNKNOWN_DRIVER,
					"spring.datasource.url is not for a supported database: it must begin with jdbc:postgresql: or jdbc:h2:."));
		}
	}

}
