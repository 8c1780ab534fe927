package dev.contactsync.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
		List<Throwable> causes = causes(thrown);
		return own(causes).or(() -> ConfigurationProblem.in(causes))
			.or(() -> StateProblem.in(causes, launcher.stateUrl()))
			.orElseGet(() -> internal(causes));
	}

	private static List<Throwable> causes(Throwable thrown) {
		List<Throwable> causes = new ArrayList<>();
		for (Throwable cause = thrown; cause != null && !causes.contains(cause); cause = cause.getCause()) {
			causes.add(cause);
		}
		return causes;
	}

	private static Optional<CommandProblem> own(List<Throwable> causes) {
		return find(causes, ContactSyncException.class)
			.map((own) -> new CommandProblem(own.failure(), String.valueOf(own.getMessage())));
	}

	/** The message of an unforeseen exception may hold anything. */
	private static CommandProblem internal(List<Throwable> causes) {
		return new CommandProblem(Failure.INTERNAL,
				"Internal error (%s). Run the same command with --debug to see where, and please report it."
					.formatted(causes.get(causes.size() - 1).getClass().getName()));
	}

	/**
	 * Finds an exception among causes.
	 * @param <T> its type
	 * @param causes an exception, its cause, and so on
	 * @param type its type
	 * @return the outermost of that type
	 */
	static <T> Optional<T> find(List<Throwable> causes, Class<T> type) {
		return causes.stream().filter(type::isInstance).map(type::cast).findFirst();
	}

}
