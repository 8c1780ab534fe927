package dev.contactsync.cli;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.contactsync.contact.Failure;
import dev.contactsync.state.FullDisk;
import dev.contactsync.state.StateFile;

/**
 * What the exceptions of the state database mean, by their SQLSTATE: its words may repeat
 * values.
 */
final class StateProblem {

	private static final String LOCKED = "90020";

	private static final Set<String> NO_RIGHT = Set.of("42501", "90096");

	/** H2's: a relative path, no such database, no such setting, and the like. */
	private static final Set<String> WRONG_URL = Set.of("90011", "90013", "90046", "90048", "90066", "90113", "90146");

	private StateProblem() {
	}

	static Optional<CommandProblem> in(List<Throwable> causes, Optional<String> url) {
		return FullDisk.in(causes.get(0))
			.map((full) -> new CommandProblem(full.failure(), String.valueOf(full.getMessage())))
			.or(() -> bySqlState(causes, url))
			.or(() -> noDriver(url));
	}

	private static Optional<CommandProblem> bySqlState(List<Throwable> causes, Optional<String> url) {
		return causes.stream()
			.filter(SQLException.class::isInstance)
			.map((cause) -> ((SQLException) cause).getSQLState())
			.filter((state) -> state != null)
			.findFirst()
			.flatMap((state) -> of(state, url));
	}

	private static Optional<CommandProblem> of(String state, Optional<String> url) {
		if (state.equals(LOCKED)) {
			return Optional.of(locked(url));
		}
		if (NO_RIGHT.contains(state)) {
			return problem(Failure.CONFIGURATION, state,
					"does not allow its user to create or use the schema contact_sync: grant the right to create it");
		}
		if (WRONG_URL.contains(state)) {
			return problem(Failure.CONFIGURATION, state, "cannot be opened: fix its URL");
		}
		return switch (state.substring(0, Math.min(2, state.length()))) {
			case "08", "53", "57" ->
				problem(Failure.UNAVAILABLE, state, "is not available: check that it is running and can be reached");
			case "28" ->
				problem(Failure.CONFIGURATION, state, "does not accept spring.datasource.username and password");
			case "3D" -> problem(Failure.CONFIGURATION, state, "does not exist: fix its URL, or create it");
			default -> Optional.empty();
		};
	}

	private static CommandProblem locked(Optional<String> url) {
		String holder = url.flatMap(StateFile::of).map(StateFile::holder).orElse("another process");
		return new CommandProblem(Failure.TRY_LATER,
				"The state is in use by %s: wait until that has ended. A state in PostgreSQL can be read during a run."
					.formatted(holder));
	}

	private static Optional<CommandProblem> problem(Failure failure, String state, String what) {
		return Optional.of(new CommandProblem(failure,
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
			return Optional.of(new CommandProblem(Failure.CONFIGURATION,
					"spring.datasource.url is not for a supported database: it must begin with jdbc:postgresql: or jdbc:h2:."));
		}
	}

}
