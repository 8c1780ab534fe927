package dev.contactsync.cli;

import java.util.List;
import java.util.Optional;

import dev.contactsync.contact.CauseChain;
import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.Failure;

/**
 * Why a command failed.
 *
 * @param exitCode what the program exits with
 * @param message what is wrong and what to do, without secrets and values
 */
record CommandProblem(int exitCode, String message) {

	CommandProblem(Failure failure, String message) {
		this(failure.exitCode(), message);
	}

	/**
	 * What an exception means to a user.
	 * @param thrown what was thrown
	 * @param launcher what was started
	 * @return the problem
	 */
	static CommandProblem of(Throwable thrown, ProgramLauncher launcher) {
		return own(thrown).or(() -> ConfigurationProblem.in(thrown))
			.or(() -> StateProblem.in(thrown, launcher.stateUrl(), launcher.sourceOfStateUser()))
			.orElseGet(() -> internal(CauseChain.of(thrown)));
	}

	private static Optional<CommandProblem> own(Throwable thrown) {
		return CauseChain.find(thrown, ContactSyncException.class)
			.map((own) -> new CommandProblem(own.failure(), String.valueOf(own.getMessage())));
	}

	/** The message of an unforeseen exception may hold anything. */
	private static CommandProblem internal(List<Throwable> causes) {
		return new CommandProblem(Failure.INTERNAL,
				"Internal error (%s). Run the same command with --debug to see where, and please report it."
					.formatted(causes.get(causes.size() - 1).getClass().getName()));
	}

}
