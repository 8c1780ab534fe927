package dev.contactsync.cli;

import dev.contactsync.ledger.Books;
import dev.contactsync.sync.RunResult;
import dev.contactsync.sync.RunResult.Outcome;

/** Prints how a run ended, for a person. */
final class RunText {

	private final Console console;

	RunText(Console console) {
		this.console = console;
	}

	/** Prints what went wrong, if something did, where problems go. */
	void problem(RunResult result) {
		if (result.outcome() != Outcome.DONE) {
			this.console.problem((result.run() > 0) ? result.sync() + ": " + result.message() : result.message());
		}
	}

	/** Prints the rest of the answer. */
	void print(RunResult result) {
		if (result.run() == 0) {
			this.console.line("%s: %s, nothing was done", result.sync(), result.outcome().code());
			return;
		}
		boolean done = result.outcome() == Outcome.DONE;
		this.console.line("%s: run %d %s in %.1f s%s", result.sync(), result.run(), result.outcome().code(),
				result.seconds(), done ? ": " + result.message() : "");
		if (result.books().read() > 0) {
			print(result.books());
		}
		if (result.outcome() == Outcome.HELD) {
			this.console.line("%nTo go on all the same: %s run %s --approve", Program.NAME, result.sync());
		}
		if (result.exitCode() == Exit.DONE_WITH_REJECTIONS) {
			this.console.line("%nWho was rejected, and why: %s rejections %s", Program.NAME, result.sync());
		}
	}

	private void print(Books books) {
		this.console.line("");
		line("read", books.read(), "");
		line("delivered", books.delivered(), news(books));
		line("unchanged", books.unchanged(), "");
		line("invalid", books.invalid(), "not sent");
		line("refused", books.refused(), "by the API");
		line("suppressed", books.suppressed(), "have not opted in");
		line("duplicate", books.duplicate(), "share a phone with another contact");
		line("pending", books.pending(), "left to the next run");
		if (books.maybeTwice() > 0) {
			this.console.line("  up to %s may have been accepted twice", Text.count(books.maybeTwice(), "contact"));
		}
	}

	private static String news(Books books) {
		if (books.delivered() == 0) {
			return "";
		}
		return "%s new, %s changed, in %s%s".formatted(Text.number(books.added()), Text.number(books.changed()),
				Text.count(books.requests(), "request"),
				(books.retries() > 0) ? " and " + Text.number(books.retries()) + " more tries" : "");
	}

	private void line(String what, long contacts, String remark) {
		if (contacts > 0 || what.equals("read") || what.equals("delivered")) {
			this.console.line("  %-10s %,9d  %s", what, contacts, remark);
		}
	}

}
