package dev.contactsync.sync;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.Failure;
import dev.contactsync.ledger.Books;
import dev.contactsync.ledger.GuardLog;
import dev.contactsync.ledger.InDoubt;
import dev.contactsync.ledger.Run;
import dev.contactsync.ledger.RunLog;
import dev.contactsync.ledger.RunReport;
import dev.contactsync.sync.RunResult.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * How runs end: with their books, a message for people, and an exit code for scripts.
 */
@Component
class RunEnds {

	private static final Logger log = LoggerFactory.getLogger(RunEnds.class);

	private static final int DONE_WITH_REJECTIONS = 3;

	private final RunLog runs;

	private final GuardLog guard;

	private final Clock clock;

	RunEnds(RunLog runs, GuardLog guard, Clock clock) {
		this.runs = runs;
		this.guard = guard;
		this.clock = clock;
	}

	/** Another process has the lease, or it could not be asked for. */
	static RunResult busy(String sync, ContactSyncException reason) {
		return none(sync, (reason.failure() == Failure.TRY_LATER) ? Outcome.BUSY : Outcome.FAILED, reason);
	}

	/** There was no run at all. */
	static RunResult none(String sync, ContactSyncException reason) {
		return none(sync, outcome(reason), reason);
	}

	private static RunResult none(String sync, Outcome outcome, ContactSyncException reason) {
		return new RunResult(sync, 0, outcome, String.valueOf(reason.getMessage()), Books.EMPTY, 0,
				reason.failure().exitCode());
	}

	/** A run is held still. */
	RunResult held(RunReport report) {
		return result(report, Outcome.HELD, String.valueOf(report.message()), Failure.HELD.exitCode());
	}

	/** A run has looked at everything. */
	RunResult done(Run run) {
		Books books = this.runs.books(run);
		if (!books.balance()) {
			return result(this.runs.end(run, "closed", "The books do not balance.", books), Outcome.FAILED,
					"The books do not balance: the next run looks at everything since the last one that was done. Please "
							+ "report this with the log.",
					Failure.INTERNAL.exitCode());
		}
		String summary = summary(books, this.runs.inDoubt(run.sync()));
		RunReport report = this.runs.end(run, "done", summary, books);
		return result(report, Outcome.DONE, summary, exitCode(books, run));
	}

	private static int exitCode(Books books, Run run) {
		if (books.pending() > 0 && run.sendLimit() == null) {
			return Failure.UNAVAILABLE.exitCode();
		}
		return (books.invalid() + books.refused() > 0) ? DONE_WITH_REJECTIONS : 0;
	}

	private static String summary(Books books, InDoubt inDoubt) {
		List<String> parts = new ArrayList<>();
		parts.add((books.requests() > 0)
				? number(books.delivered()) + ((books.delivered() == 1) ? " contact" : " contacts") + " delivered"
				: "nothing to send");
		if (books.pending() > 0) {
			parts.add(number(books.pending()) + " left to the next run");
		}
		if (inDoubt.contacts() > 0) {
			parts.add("in doubt: " + inDoubt);
		}
		if (books.invalid() + books.refused() > 0) {
			parts.add(number(books.invalid() + books.refused()) + " rejected");
		}
		if (books.emailsLeftOut() > 0) {
			parts.add(number(books.emailsLeftOut()) + " e-mail addresses that are none left out");
		}
		return String.join(", ", parts);
	}

	private static String number(long number) {
		return String.format(Locale.ROOT, "%,d", number);
	}

	/** A run could not go on. */
	RunResult cutShort(RunContext context, RuntimeException thrown) {
		Run run = context.run();
		ContactSyncException reason = reason(run, thrown);
		Outcome outcome = outcome(reason);
		String message = String.valueOf(reason.getMessage());
		try {
			if (outcome == Outcome.HELD) {
				this.runs.leavePending(run);
			}
			if (reason.failure() == Failure.NO_ANSWER && context.refusedInVain() > 0) {
				this.guard.refused(run, context.refusedInVain());
			}
			InDoubt inDoubt = this.runs.inDoubt(run.sync());
			message += (inDoubt.contacts() > 0) ? " In doubt: " + inDoubt + "." : "";
			return result(this.runs.end(run, outcome.code(), message, this.runs.books(run)), outcome, message,
					reason.failure().exitCode());
		}
		catch (RuntimeException ex) {
			// The state is away too: the run stays as it is, and is taken up by the next.
			log.warn("{}: the end of run {} could not be written down; the next run takes it up", run.sync(), run.id());
			log.debug("Why the end of run {} could not be written down", run.id(), ex);
			return new RunResult(run.sync(), run.id(), outcome, message, Books.EMPTY, 0, reason.failure().exitCode());
		}
	}

	private static ContactSyncException reason(Run run, RuntimeException ex) {
		if (RunLog.explain(ex) instanceof ContactSyncException known) {
			return known;
		}
		log.error("{}: run {} failed", run.sync(), run.id(), ex);
		return new ContactSyncException(Failure.INTERNAL,
				"An internal error, of which the log tells more: " + ex.getClass().getSimpleName(), ex);
	}

	private RunResult result(RunReport report, Outcome outcome, String message, int exitCode) {
		return new RunResult(report.sync(), report.run(), outcome, message, report.books(),
				report.seconds(this.clock.instant()), exitCode);
	}

	private static Outcome outcome(ContactSyncException reason) {
		return switch (reason.failure()) {
			case TRY_LATER -> Outcome.STOPPED;
			case HELD -> Outcome.HELD;
			default -> Outcome.FAILED;
		};
	}

}
