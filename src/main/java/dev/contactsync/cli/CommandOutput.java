package dev.contactsync.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import dev.contactsync.contact.ProblemCode;
import dev.contactsync.terminal.DisplayText;
import dev.contactsync.terminal.JsonArray;
import dev.contactsync.terminal.StandardOutput;
import dev.contactsync.terminal.StatusLine;
import dev.contactsync.terminal.TextTable;
import org.jspecify.annotations.Nullable;

/**
 * Where a command prints: its answer to standard output, problems to standard error.
 */
final class CommandOutput {

	private final PrintStream out;

	private final PrintStream err;

	private boolean answered;

	CommandOutput(PrintStream out, PrintStream err) {
		this.out = out;
		this.err = err;
	}

	/** Prints a line of an answer, its arguments neutralised. */
	void line(String format, @Nullable Object... arguments) {
		this.out.println(DisplayText.format(format, arguments).stripTrailing());
	}

	/**
	 * A line at the bottom of the terminal that problems go to; empty if there is no
	 * terminal.
	 */
	Optional<StatusLine> statusLine() {
		return (this.err == System.err && StatusLine.isPossible())
				? Optional.of(new StatusLine(this.err, ZoneId.systemDefault())) : Optional.empty();
	}

	/** Begins a table of an answer. */
	TextTable table(String... headings) {
		return new TextTable(this.out, headings);
	}

	/** Begins a JSON array, which is the whole answer. */
	JsonArray jsonArray() {
		this.answered = true;
		return new JsonArray(this.out);
	}

	/** Prints a JSON array, which is the whole answer. */
	void json(List<?> elements) {
		try (JsonArray array = jsonArray()) {
			elements.forEach(array::add);
		}
	}

	/** Whether there is a JSON answer, or a part of one. */
	boolean hasAnswered() {
		return this.answered;
	}

	/** Prints a problem that ends the command, and those that were found with it. */
	void problem(CommandProblem problem) {
		problem.all().forEach((each) -> problem(each.code(), each.message()));
	}

	/** Prints a problem, its code first. */
	void problem(ProblemCode code, String message) {
		this.out.flush();
		this.err.println("contact-sync: " + code.code() + ": " + DisplayText.plain(message));
		this.err.flush();
	}

	/** Prints where an exception comes from. */
	void trace(Throwable thrown) {
		StringWriter trace = new StringWriter();
		thrown.printStackTrace(new PrintWriter(trace, true));
		this.err.print(DisplayText.lines(trace.toString().replace("\r\n", "\n")));
	}

	/**
	 * Makes sure that the answer is written, for instance to a file on a full disk. Who
	 * reads it through a pipe may have seen enough.
	 */
	int written(int exitCode) {
		if (!this.out.checkError() || exitCode != 0 || (this.out == System.out && StandardOutput.isPipe())) {
			return exitCode;
		}
		CommandProblem problem = new CommandProblem(ProblemCode.ANSWER_NOT_WRITTEN,
				"The answer could not be written to standard output.");
		problem(problem);
		return problem.exitCode();
	}

	PrintWriter writer() {
		return new PrintWriter(this.out, true);
	}

	PrintWriter errorWriter() {
		return new PrintWriter(this.err, true);
	}

}
