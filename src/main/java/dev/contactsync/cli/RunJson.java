package dev.contactsync.cli;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.contactsync.check.Finding;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.launch.RunResult.RunOutcome;
import dev.contactsync.launch.RunResult;
import dev.contactsync.runs.RunReport;
import dev.contactsync.runs.RunTotals;
import org.jspecify.annotations.Nullable;

/** A run as an element of a JSON answer: always the same keys, in the same order. */
final class RunJson {

	private RunJson() {
	}

	static Map<String, @Nullable Object> of(RunResult result) {
		Map<String, @Nullable Object> element = element(result.sync(), result.run(), result.outcome().code(),
				result.message(), result.totals(), result.seconds());
		problem(element, result.code(), result.message());
		element.put("exit", result.exitCode());
		return element;
	}

	/**
	 * A run that there was not: another process has the state open, or something is
	 * wrong.
	 */
	static Map<String, @Nullable Object> none(@Nullable String sync, CommandProblem problem) {
		Map<String, @Nullable Object> element = element(sync, 0, null, null, RunTotals.EMPTY, 0);
		element.putAll(problem.json());
		return element;
	}

	/** A run of the history: state, start and end as well. */
	static Map<String, @Nullable Object> of(RunReport report, Instant now) {
		Map<String, @Nullable Object> element = element(report.sync(), report.run(), outcome(report), report.message(),
				report.totals(), report.seconds(now));
		problem(element, report.status().code(), report.message());
		element.put("state", report.state().code());
		element.put("started", report.started());
		element.put("ended", report.ended());
		return element;
	}

	private static @Nullable String outcome(RunReport report) {
		RunOutcome outcome = RunOutcome.of(report.state());
		return (outcome != null) ? outcome.code() : null;
	}

	/** Every run has the keys, also one without a problem. */
	private static void problem(Map<String, @Nullable Object> element, @Nullable ProblemCode code,
			@Nullable String message) {
		element.put("code", (code != null) ? code.code() : null);
		element.put("action", (code != null) ? Finding.of(code, "", "", String.valueOf(message)).action() : null);
	}

	private static Map<String, @Nullable Object> element(@Nullable String sync, long run, @Nullable String outcome,
			@Nullable String message, RunTotals totals, double seconds) {
		Map<String, @Nullable Object> element = new LinkedHashMap<>();
		element.put("sync", sync);
		element.put("run", run);
		element.put("outcome", outcome);
		element.put("message", message);
		element.put("read", totals.read());
		element.put("delivered", totals.delivered());
		element.put("unchanged", totals.unchanged());
		element.put("invalid", totals.invalid());
		element.put("refused", totals.refused());
		element.put("suppressed", totals.suppressed());
		element.put("duplicate", totals.duplicate());
		element.put("pending", totals.pending());
		element.put("new", totals.added());
		element.put("changed", totals.changed());
		element.put("again", totals.again());
		element.put("requests", totals.requests());
		element.put("retries", totals.retries());
		element.put("maybeTwice", totals.maybeTwice());
		element.put("accepted", totals.rejections().accepted());
		element.put("seconds", seconds);
		return element;
	}

}
