package dev.contactsync.cli;

import dev.contactsync.launch.RunResult.RunOutcome;
import dev.contactsync.launch.RunResult;
import dev.contactsync.runs.RunTotals;
import dev.contactsync.terminal.DisplayText;

/** Prints how a run ended, for a person. */
final class RunText {

	private final CommandOutput console;

	RunText(CommandOutput console) {
		this.console = console;
	}

	/** Prints what went wrong, if something did, where problems go. */
	void problem(RunResult result) {
		if (result.code() != null) {
			this.console.problem(result.code(),
					(result.run() > 0) ? result.sync() + ": " + result.message() : result.message());
		}
	}

	/** Prints the rest of the answer. */
	void print(RunResult result) {
		if (result.run() == 0) {
			this.console.line("%s: %s, nothing was done", result.sync(), result.outcome().code());
			return;
		}
		boolean done = result.outcome() == RunOutcome.DONE;
		this.console.line("%s: run %d %s in %.1f s%s", result.sync(), result.run(), result.outcome().code(),
				result.seconds(), done ? ": " + result.message() : "");
		if (result.totals().read() > 0) {
			print(result.totals());
		}
		if (result.outcome() == RunOutcome.HELD) {
			this.console.line("%nTo continue anyway: %s run %s --approve", CommandLineProgram.NAME, result.sync());
		}
		if (done && result.totals().rejections().open() > 0) {
			this.console.line("%nWho was rejected, and why: %s rejections %s", CommandLineProgram.NAME, result.sync());
		}
	}

	private void print(RunTotals totals) {
		this.console.line("");
		line("read", totals.read(), "");
		line("delivered", totals.delivered(), news(totals));
		line("unchanged", totals.unchanged(), "");
		line("invalid", totals.invalid(), "not sent");
		line("refused", totals.refused(), "by the API");
		line("suppressed", totals.suppressed(), "have not opted in");
		line("duplicate", totals.duplicate(), "share a phone with another contact");
		line("pending", totals.pending(), "left for the next run");
		if (totals.maybeTwice() > 0) {
			this.console.line("  up to %s may have been accepted twice",
					DisplayText.count(totals.maybeTwice(), "contact"));
		}
	}

	private static String news(RunTotals totals) {
		if (totals.delivered() == 0) {
			return "";
		}
		return "%s new, %s changed, %sin %s%s".formatted(DisplayText.number(totals.added()),
				DisplayText.number(totals.changed()),
				(totals.again() > 0) ? DisplayText.number(totals.again()) + " again, " : "",
				DisplayText.count(totals.requests(), "request"),
				(totals.retries() > 0) ? " and " + DisplayText.number(totals.retries()) + " more attempts" : "");
	}

	private void line(String what, long contacts, String remark) {
		if (contacts > 0 || what.equals("read") || what.equals("delivered")) {
			this.console.line("  %-10s %,9d  %s", what, contacts, remark);
		}
	}

}
