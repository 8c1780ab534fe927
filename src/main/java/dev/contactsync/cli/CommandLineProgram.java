package dev.contactsync.cli;

import java.io.PrintStream;
import java.util.List;

import dev.contactsync.contact.ProblemCode;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/**
 * The command line. Help and incorrect use are answered before Spring starts, so they are
 * fast and need no configuration.
 */
public final class CommandLineProgram {

	/** What a user types before the command. */
	static final String NAME = "java -jar contact-sync.jar";

	/**
	 * The JDK's HTTP client ends each call on the common pool. That has a thread less
	 * than there are processors; where only one is left, JDKs before 25 start a thread a
	 * call.
	 */
	private static final String COMMON_POOL = "java.util.concurrent.ForkJoinPool.common.parallelism";

	private static final int LEAST_PARALLELISM = 2;

	private final Class<?> application;

	private final CommandOutput console;

	private final ProcessEnd ending;

	private CommandLineProgram(Class<?> application, CommandOutput console, ProcessEnd ending) {
		this.application = application;
		this.console = console;
		this.ending = ending;
	}

	/**
	 * Runs a command as the program of this process, which ends with it or, when asked to
	 * stop meanwhile, as soon as the command has come to a good end.
	 * @param application the class that configures Spring
	 * @param args the command, its options, and properties as {@code --a.b=c}
	 */
	public static void main(Class<?> application, String... args) {
		if (Runtime.getRuntime().availableProcessors() <= LEAST_PARALLELISM) {
			System.getProperties().putIfAbsent(COMMON_POOL, String.valueOf(LEAST_PARALLELISM));
		}
		ProcessEnd ending = ProcessEnd.ofProcess();
		int exitCode = new CommandLineProgram(application, new CommandOutput(System.out, System.err), ending)
			.onCommandLine(args);
		ending.ended(exitCode);
		System.exit(exitCode);
	}

	/**
	 * Runs a command within a process that continues after it.
	 * @param application the class that configures Spring
	 * @param args the command, its options, and properties as {@code --a.b=c}
	 * @return the exit code
	 */
	public static int run(Class<?> application, String... args) {
		return run(application, System.out, System.err, args);
	}

	static int run(Class<?> application, PrintStream out, PrintStream err, String... args) {
		return new CommandLineProgram(application, new CommandOutput(out, err), ProcessEnd.ofCommand())
			.execute(CommandArguments.of(args));
	}

	/** Every user of the machine may see the arguments of a process. */
	private int onCommandLine(String... args) {
		CommandArguments arguments = CommandArguments.of(args);
		return arguments.secret()
			.map((name) -> new CommandProblem(ProblemCode.SECRET_ARGUMENT,
					"--%s on the command line shows a secret to every user of this machine. Put it in the environment and refer to it as ${NAME} in config/application.yaml, or put it in a file (token-file)."
						.formatted(name)))
			.map((problem) -> refuse(problem, arguments))
			.orElseGet(() -> execute(arguments));
	}

	private int execute(CommandArguments arguments) {
		ProgramLauncher launcher = new ProgramLauncher(this.application, arguments.properties(), this.ending);
		CommandLine commands = commandLine(launcher);
		if (MainCommand.isVersionInJson(arguments.message())) {
			this.console.json(List.of(MainCommand.version(commands.getCommandSpec())));
			return this.console.written(ExitCode.DONE);
		}
		return this.console.written(commands.execute(message(arguments)));
	}

	private int refuse(CommandProblem problem, CommandArguments arguments) {
		this.console.problem(problem);
		if (arguments.message().contains("--json")) {
			this.console.json(List.of(problem.json()));
		}
		return problem.exitCode();
	}

	private static String[] message(CommandArguments arguments) {
		return arguments.message().isEmpty() ? new String[] { "--help" } : arguments.message().toArray(String[]::new);
	}

	private CommandLine commandLine(ProgramLauncher launcher) {
		CommandLine commands = new CommandLine(new MainCommand());
		for (BaseCommand command : List.of(new RunCommand(launcher, this.console),
				new RestartCommand(launcher, this.console), new StatusCommand(launcher, this.console),
				new RunsCommand(launcher, this.console), new RejectionsCommand(launcher, this.console),
				new ReplayCommand(launcher, this.console), new CheckCommand(launcher, this.console),
				new RenameCommand(launcher, this.console), new ReleaseCommand(launcher, this.console))) {
			commands.addSubcommand(command);
		}
		commands.addSubcommand(new HelpCommand(this.console));
		MainCommand.describe(commands.getCommandSpec(), this.application);
		return commands.setExpandAtFiles(false)
			.setInterpolateVariables(false)
			.setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
			.setUsageHelpWidth(100)
			.setOut(this.console.writer())
			.setErr(this.console.errorWriter())
			.setParameterExceptionHandler(new UsageProblem(this.console));
	}

}
