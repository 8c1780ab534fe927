package dev.contactsync.cli;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import dev.contactsync.check.DatabaseUrl;
import dev.contactsync.contact.CauseChain;
import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.DriverMessage;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.contact.SqlStateClass;
import dev.contactsync.state.FullDisk;
import dev.contactsync.state.StateFault;
import dev.contactsync.state.StateFile;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** What the exceptions of the state database mean, by their SQLSTATE. */
final class StateProblem {

	private static final Set<SqlStateClass> UNAVAILABLE = EnumSet.of(SqlStateClass.CONNECTION, SqlStateClass.RESOURCES,
			SqlStateClass.OPERATOR, SqlStateClass.CONFLICT, SqlStateClass.SYSTEM);

	private StateProblem() {
	}

	/**
	 * Explains what was thrown.
	 * @param url the URL of the state, where there is one
	 * @param reader the source that is read with the user of the state, where there is
	 * one
	 */
	static Optional<CommandProblem> in(Throwable thrown, Optional<String> url, Optional<String> reader) {
		return FullDisk.in(thrown)
			.map((full) -> new CommandProblem(full.code(), String.valueOf(full.getMessage())))
			.or(() -> CauseChain.find(thrown, FlywayValidateException.class).map(StateProblem::otherVersion))
			.or(() -> SqlStateClass.stateOf(thrown).flatMap((state) -> of(state, thrown, url, reader)))
			.or(() -> noDriver(url));
	}

	private static Optional<CommandProblem> of(String state, Throwable thrown, Optional<String> url,
			Optional<String> reader) {
		if (SqlStateClass.H2_IN_USE.includes(state)) {
			return Optional.of(inUse(url));
		}
		if (SqlStateClass.NO_RIGHT.includes(state) || SqlStateClass.READ_ONLY.includes(state)) {
			return problem(ProblemCode.STATE_NO_RIGHT, thrown,
					noRight(reader, SqlStateClass.READ_ONLY.includes(state)));
		}
		if (SqlStateClass.H2_URL.includes(state)) {
			return problem(ProblemCode.STATE_BAD_URL, thrown, "cannot be opened: fix its URL");
		}
		if (CauseChain.find(thrown, SQLException.class).filter(DriverMessage::isRejection).isPresent()) {
			return problem(ProblemCode.STATE_CREDENTIALS, thrown,
					"does not accept this client: fix its URL, username and password");
		}
		if (SqlStateClass.isAny(state, UNAVAILABLE)) {
			return problem(ProblemCode.STATE_UNAVAILABLE, thrown,
					"is not available: check that it is running and can be reached");
		}
		if (SqlStateClass.CREDENTIALS.includes(state)) {
			return problem(ProblemCode.STATE_CREDENTIALS, thrown,
					"does not accept spring.datasource.username and password");
		}
		if (SqlStateClass.NO_DATABASE.includes(state)) {
			return problem(ProblemCode.STATE_NO_DATABASE, thrown, "does not exist: fix its URL, or create it");
		}
		if (SqlStateClass.PREPARED.includes(state) || SqlStateClass.NOT_READY.includes(state)) {
			return problem(ProblemCode.STATE_REFUSES, thrown, "cannot be used as it is: correct what it says");
		}
		return Optional.empty();
	}

	private static String noRight(Optional<String> reader, boolean isReadOnly) {
		return reader.map(
				(source) -> ("is opened with the user that reads source %s, and a role that only reads cannot hold the "
						+ "state: give spring.datasource a user of its own, or swap the two if they were mixed up")
					.formatted(source))
			.orElse(isReadOnly ? "is read-only: name a server and a user that may write"
					: "does not allow its user to create or use the schema contact_sync: grant the right to create it");
	}

	/** Its words tell of versions and hashes only, but not what to do. */
	private static CommandProblem otherVersion(FlywayValidateException ex) {
		boolean isNewer = String.valueOf(ex.getMessage()).contains("not resolved locally");
		return new CommandProblem(isNewer ? ProblemCode.STATE_NEWER : ProblemCode.STATE_OF_OTHER_BUILD, isNewer
				? "The state database (spring.datasource.url) was made by a newer version of Contact Sync: use that version, or a state from before it was updated."
				: "The state database (spring.datasource.url) was made by another build of Contact Sync, whose migrations differ from those of this one: use the build that made it, or a new state.");
	}

	private static CommandProblem inUse(Optional<String> url) {
		String holder = url.flatMap(StateFile::of).map(StateFile::holder).orElse("another process");
		return new CommandProblem(ProblemCode.STATE_IN_USE,
				"The state is in use by %s. Wait until that has ended; a state in PostgreSQL can be read during a run."
					.formatted(holder));
	}

	private static Optional<CommandProblem> problem(ProblemCode code, Throwable thrown, String what) {
		return Optional.of(new CommandProblem(code, "The state database (spring.datasource.url) %s%s.".formatted(what,
				StateFault.message(thrown).map((message) -> ". It said: " + message).orElse(""))));
	}

	/** Boot and the pool have many ways to say this. */
	private static Optional<CommandProblem> noDriver(Optional<String> url) {
		try {
			if (url.isPresent()) {
				new DatabaseUrl(url.get()).check("spring.datasource");
				DriverManager.getDriver(url.get());
			}
			return Optional.empty();
		}
		catch (ContactSyncException ex) {
			return Optional.of(new CommandProblem(ex.code(), String.valueOf(ex.getMessage())));
		}
		catch (SQLException ex) {
			return Optional.of(new CommandProblem(ProblemCode.STATE_UNKNOWN_DRIVER,
					"spring.datasource.url is not for a supported database: it must begin with jdbc:postgresql: or jdbc:h2:."));
		}
	}

}
