package dev.contactsync.cli;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.contactsync.contact.Failure;
import dev.contactsync.ledger.Books;
import dev.contactsync.ledger.RunReport;
import dev.contactsync.sync.RunResult;
import dev.contactsync.sync.RunResult.Outcome;
import org.jspecify.annotations.Nullable;

/** A run as an element of a JSON answer: always the same keys, in the same order. */
final class RunJson {

	private RunJson() {
	}

	static Map<String, @Nullable Object> of(RunResult result) {
		return element(result.sync(), result.run(), result.outcome().code(), result.message(), result.books(),
				result.seconds());
	}

	/**
	 * A run that there was not: another process has the state open, or something is
	 * wrong.
	 */
	static Map<String, @Nullable Object> none(@Nullable String sync, Problem problem) {
		Outcome outcome = (problem.exitCode() == Failure.TRY_LATER.exitCode()) ? Outcome.BUSY : Outcome.FAILED;
		return element(sync, 0, outcome.code(), problem.message(), Books.EMPTY, 0);
	}

	/** A run of the history: state, start and end as well. */
	static Map<String, @Nullable Object> of(RunReport report, Instant now) {
		Map<String, @Nullable Object> element = element(report.sync(), report.run(), outcome(report.state()),
				report.message(), report.books(), report.seconds(now));
		element.put("state", report.state());
		element.put("started", report.started());
		element.put("ended", report.ended());
		return element;
	}

	/** A run under way has none yet, and one that was given up did not do its work. */
	private static @Nullable String outcome(String state) {
		return switch (state) {
			case "running" -> null;
			case "closed" -> Outcome.FAILED.code();
			default -> state;
		};
	}

	private static Map<String, @Nullable Object> element(@Nullable String sync, long run, @Nullable String outcome,
			@Nullable String message, Books books, double seconds) {
		Map<String, @Nullable Object> element = new LinkedHashMap<>();
		element.put("sync", sync);
		element.put("run", run);
		element.put("outcome", outcome);
		element.put("message", message);
		element.put("read", books.read());
		element.put("delivered", books.delivered());
		element.put("unchanged", books.unchanged());
		element.put("invalid", books.invalid());
		element.put("refused", books.refused());
		element.put("suppressed", books.suppressed());
		element.put("duplicate", books.duplicate());
		element.put("pending", books.pending());
		element.put("new", books.added());
		element.put("changed", books.changed());
		element.put("requests", books.requests());
		element.put("retries", books.retries());
		element.put("maybeTwice", books.maybeTwice());
		element.put("seconds", seconds);
		return element;
	}

}
