package dev.contactsync.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.contactsync.check.Finding;
import dev.contactsync.contact.CauseChain;
import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.Failure;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.launch.RunResult.RunOutcome;

/**
 * Why a command failed.
 *
 * @param code the problem, one that ends commands
 * @param message what is wrong and what to do, without secrets and values
 * @param others what else is wrong, where that was found at the same time
 */
record CommandProblem(ProblemCode code, String message, List<CommandProblem> others) {

	CommandProblem(ProblemCode code, String message) {
		this(code, message, List.of());
	}

	/**
	 * What an exception means to a user.
	 * @param launcher what was started
	 */
	static CommandProblem of(Throwable thrown, ProgramLauncher launcher) {
		return own(thrown).or(() -> ConfigurationProblem.in(thrown))
			.or(() -> StateProblem.in(thrown, launcher.stateUrl(), launcher.sourceOfStateUser()))
			.orElseGet(() -> internal(CauseChain.of(thrown)));
	}

	private static Optional<CommandProblem> own(Throwable thrown) {
		return CauseChain.find(thrown, ContactSyncException.class)
			.map(ContactSyncException::all)
			.map((all) -> of(all.stream()
				.map((each) -> new CommandProblem(each.code(), String.valueOf(each.getMessage())))
				.toList()));
	}

	/** Several problems: the first, and the others with it. */
	static CommandProblem of(List<CommandProblem> all) {
		CommandProblem first = all.get(0);
		return new CommandProblem(first.code(), first.message(), all.subList(1, all.size()));
	}

	/** This problem, and the others. */
	List<CommandProblem> all() {
		return Stream.concat(Stream.of(this), this.others.stream()).toList();
	}

	/** The message of an unforeseen exception may hold anything. */
	private static CommandProblem internal(List<Throwable> causes) {
		return new CommandProblem(ProblemCode.INTERNAL_ERROR,
				"Internal error (%s). Run the same command with --debug to see where, and please report it."
					.formatted(causes.get(causes.size() - 1).getClass().getName()));
	}

	/** What the program exits with. */
	int exitCode() {
		return failure().exitCode();
	}

	/** How a command that ends with it has ended, in one word. */
	RunOutcome outcome() {
		if (this.code == ProblemCode.STOPPED) {
			return RunOutcome.STOPPED;
		}
		return (failure() == Failure.TRY_LATER) ? RunOutcome.BUSY : RunOutcome.FAILED;
	}

	private Failure failure() {
		return this.code.failure().orElseThrow();
	}

	/** What to do about it. */
	String action() {
		return Finding.of(this.code, "", "", this.message).action();
	}

	/** The one element of a JSON answer where there is no other. */
	Map<String, Object> json() {
		Map<String, Object> element = new LinkedHashMap<>();
		element.put("outcome", outcome().code());
		element.put("code", this.code.code());
		element.put("message", this.message);
		element.put("action", action());
		element.put("exit", exitCode());
		if (!this.others.isEmpty()) {
			element.put("others", this.others.stream().map(CommandProblem::json).toList());
		}
		return element;
	}

}
