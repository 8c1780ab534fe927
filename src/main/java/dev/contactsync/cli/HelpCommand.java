package dev.contactsync.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import dev.contactsync.check.NearestName;
import dev.contactsync.check.ProblemPage;
import dev.contactsync.contact.Coded;
import dev.contactsync.contact.Failure;
import dev.contactsync.contact.ProblemCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

/** Shows help on a command, or the page of a code. */
@CommandLine.Command(name = "help", header = "Show help on a command, or what a code such as CS2104 means.")
@SuppressWarnings("NullAway.Init")
final class HelpCommand implements Callable<Integer> {

	@Parameters(paramLabel = "COMMAND|CODE", arity = "0..1",
			description = "A command, or the code of a problem: CS2104 or 2104.")
	private @Nullable String word;

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Show this help.")
	private boolean help;

	@Spec
	private CommandSpec spec;

	private final CommandOutput console;

	HelpCommand(CommandOutput console) {
		this.console = console;
	}

	@Override
	public Integer call() {
		CommandLine program = this.spec.parent().commandLine();
		if (this.word == null) {
			program.usage(program.getOut());
			return ExitCode.DONE;
		}
		CommandLine command = program.getSubcommands().get(this.word);
		Optional<ProblemCode> code = ProblemCode.of(this.word);
		if (command != null) {
			command.usage(program.getOut());
		}
		else if (code.isPresent()) {
			print(code.get());
		}
		else {
			throw new ParameterException(this.spec.commandLine(), unknown(this.word, program));
		}
		return ExitCode.DONE;
	}

	private void print(ProblemCode code) {
		ProblemPage page = ProblemPage.of(code);
		this.console.line("%s: %s", code.code(), page.title());
		this.console.line("");
		page.text().lines().forEach((line) -> this.console.line("%s", line));
		code.failure()
			.map(Failure::exitCode)
			.ifPresent((exit) -> this.console.line("%nExit %d: %s.", exit, ExitCode.meaning(exit)));
	}

	private static String unknown(String word, CommandLine program) {
		List<String> known = new ArrayList<>(program.getSubcommands().keySet());
		Stream.of(ProblemCode.values()).map(Coded::code).forEach(known::add);
		String written = word.matches("\\d+") ? "CS" + word : word;
		List<String> near = NearestName.of(written.toLowerCase(Locale.ROOT), known);
		return "There is no command or code %s%s".formatted(word,
				near.isEmpty() ? "." : "; did you mean " + String.join(" or ", near) + "?");
	}

}
