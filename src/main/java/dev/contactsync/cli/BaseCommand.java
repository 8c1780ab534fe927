package dev.contactsync.cli;

import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Option;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A command: what all of them have in common. Spring runs only as long as the command.
 */
abstract class BaseCommand implements Callable<Integer> {

	@Option(names = "--json", description = "Print the answer as a JSON array.")
	private boolean json;

	@Option(names = "--debug", description = "Log more, and show where errors come from.")
	private boolean debug;

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Show this help.")
	private boolean help;

	private final ProgramLauncher launcher;

	private final CommandOutput console;

	BaseCommand(ProgramLauncher launcher, CommandOutput console) {
		this.launcher = launcher;
		this.console = console;
	}

	@Override
	public final Integer call() {
		check();
		try (ConfigurableApplicationContext context = this.launcher.start(this.debug, this::fail)) {
			return answer(context);
		}
		catch (RuntimeException | Error ex) {
			return fail(ex);
		}
	}

	private int fail(Throwable ex) {
		CommandProblem problem = CommandProblem.of(ex, this.launcher);
		if (this.debug) {
			this.console.trace(ex);
		}
		this.console.problem(problem);
		if (this.json && !this.console.hasAnswered()) {
			this.console.json(failed(problem));
		}
		return exitCode(problem);
	}

	/**
	 * Looks at options that only make sense together, before Spring starts.
	 * @throws picocli.CommandLine.ParameterException if they do not
	 */
	void check() {
	}

	/**
	 * Does what the command does, and prints its answer.
	 * @param beans Spring's beans
	 * @return the exit code
	 */
	abstract int answer(BeanFactory beans);

	/**
	 * What the command exits with because of a problem.
	 * @return its exit code, unless the command says otherwise
	 */
	int exitCode(CommandProblem problem) {
		return problem.exitCode();
	}

	/**
	 * The elements of the JSON answer where there is no other, because of a problem.
	 * @return elements; one with the problem, unless the command says more
	 */
	List<?> failed(CommandProblem problem) {
		return List.of(problem.json());
	}

	final boolean isJson() {
		return this.json;
	}

	final CommandOutput console() {
		return this.console;
	}

	final ProgramLauncher launcher() {
		return this.launcher;
	}

}
