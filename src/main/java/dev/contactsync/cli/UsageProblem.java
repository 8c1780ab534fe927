package dev.contactsync.cli;

import java.util.Collection;
import java.util.List;

import dev.contactsync.check.NearestName;
import dev.contactsync.contact.ProblemCode;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says what is wrong about the arguments of a command, and what the user may have meant.
 */
final class UsageProblem implements IParameterExceptionHandler {

	private final CommandOutput console;

	UsageProblem(CommandOutput console) {
		this.console = console;
	}

	@Override
	public int handleParseException(ParameterException ex, String[] args) {
		CommandProblem problem = new CommandProblem(ProblemCode.WRONG_USE, message(ex));
		this.console.problem(problem);
		if (List.of(args).contains("--json") && !this.console.hasAnswered()) {
			this.console.json((ex.getCommandLine().getCommand() instanceof BaseCommand command)
					? command.failed(problem) : List.of(problem.json()));
		}
		return problem.exitCode();
	}

	private static String message(ParameterException ex) {
		CommandLine line = ex.getCommandLine();
		boolean hasHelp = line.getParent() != null && !(line.getCommand() instanceof HelpCommand);
		String help = hasHelp ? "help " + line.getCommandName() : "help";
		return "%s See: %s %s".formatted(problem(ex), CommandLineProgram.NAME, help);
	}

	private static String problem(ParameterException ex) {
		if (ex instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
			return unknown(unmatched.getUnmatched().get(0), ex.getCommandLine());
		}
		String message = String.valueOf(ex.getMessage());
		return message.endsWith(".") || message.endsWith("?") ? message : message + ".";
	}

	private static String unknown(String word, CommandLine line) {
		boolean option = word.startsWith("-");
		String kind = option ? "option" : (line.getParent() == null) ? "command" : "parameter";
		List<String> near = NearestName.of(word.split("=", 2)[0],
				option ? options(line) : line.getSubcommands().keySet());
		return "There is no %s %s%s".formatted(kind, word.split("=", 2)[0],
				near.isEmpty() ? "." : "; did you mean " + String.join(" or ", near) + "?");
	}

	private static Collection<String> options(CommandLine line) {
		return List.copyOf(line.getCommandSpec().optionsMap().keySet());
	}

}
