package dev.contactsync.job;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.Failure;
import dev.contactsync.execution.RunContext;
import dev.contactsync.guard.GuardLog;
import dev.contactsync.job.RunResult.RunOutcome;
import dev.contactsync.ledger.CandidateLog;
import dev.contactsync.runs.RunLog;
import dev.contactsync.runs.RunReport;
import dev.contactsync.runs.RunTotals;
import dev.contactsync.state.StateFault;
import dev.contactsync.status.InDoubt;
import dev.contactsync.status.StatusLog;
import dev.contactsync.work.Run;
import dev.contactsync.work.RunState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * How runs end: with their totals, a message for people, and an exit code for scripts.
 */
@Component
class RunCompletion {

	private static final Logger log = LoggerFactory.getLogger(RunCompletion.class);

	private static final int DONE_WITH_REJECTIONS = 3;

	private static final String NO_ROWS = ": the source shows no rows. If there should be some, check the table, the "
			+ "condition, the rights of the source's user and row-level security";

	private final RunLog runs;

	private final CandidateLog candidates;

	private final StatusLog status;

	private final GuardLog guard;

	private final Clock clock;

	RunCompletion(RunLog runs, CandidateLog candidates, StatusLog status, GuardLog guard, Clock clock) {
		this.runs = runs;
		this.candidates = candidates;
		this.status = status;
		this.guard = guard;
		this.clock = clock;
	}

	/** The sync could not be opened for a run, mostly because another process has it. */
	static RunResult notBegun(String sync, ContactSyncException reason) {
		return none(sync, (reason.failure() == Failure.TRY_LATER) ? RunOutcome.BUSY : RunOutcome.FAILED, reason);
	}

	/** There was no run at all. */
	static RunResult none(String sync, ContactSyncException reason) {
		return none(sync, outcome(reason), reason);
	}

	private static RunResult none(String sync, RunOutcome outcome, ContactSyncException reason) {
		return new RunResult(sync, 0, outcome, String.valueOf(reason.getMessage()), RunTotals.EMPTY, 0,
				reason.failure().exitCode());
	}

	/** A run is still held. */
	static RunResult held(RunReport report) {
		return new RunResult(report.sync(), report.run(), RunOutcome.HELD, String.valueOf(report.message()),
				report.totals(), report.seconds(report.started()), Failure.HELD.exitCode());
	}

	/** A run has checked everything. */
	RunResult done(Run run) {
		RunTotals totals = this.runs.totals(run);
		if (!totals.balance()) {
			return result(this.runs.end(run, RunState.CLOSED, "The totals do not balance.", totals), RunOutcome.FAILED,
					"The totals do not balance: the next run checks everything since the last completed run. Please "
							+ "report this with the log.",
					Failure.INTERNAL.exitCode());
		}
		String summary = summary(totals, this.status.inDoubt(run.sync()));
		if (run.isLoad() && totals.read() == 0) {
			summary += NO_ROWS;
			log.warn("{}: run {}: {}", run.sync(), run.id(), summary);
		}
		RunReport report = this.runs.end(run, RunState.DONE, summary, totals);
		return result(report, RunOutcome.DONE, summary, exitCode(totals, run));
	}

	private static int exitCode(RunTotals totals, Run run) {
		if (totals.pending() > 0 && run.sendLimit() == null) {
			return Failure.UNAVAILABLE.exitCode();
		}
		return (totals.rejected() > 0) ? DONE_WITH_REJECTIONS : 0;
	}

	private static String summary(RunTotals totals, InDoubt inDoubt) {
		List<String> parts = new ArrayList<>();
		parts.add((totals.requests() > 0)
				? number(totals.delivered()) + ((totals.delivered() == 1) ? " contact" : " contacts") + " delivered"
				: "nothing to send");
		if (totals.pending() > 0) {
			parts.add(number(totals.pending()) + " left for the next run");
		}
		if (inDoubt.contacts() > 0) {
			parts.add("in doubt: " + inDoubt);
		}
		if (totals.rejected() > 0) {
			parts.add(number(totals.rejected()) + " rejected");
		}
		if (totals.emailsOmitted() > 0) {
			parts.add(number(totals.emailsOmitted())
					+ ((totals.emailsOmitted() == 1) ? " invalid e-mail address" : " invalid e-mail addresses")
					+ " omitted");
		}
		return String.join(", ", parts);
	}

	private static String number(long number) {
		return String.format(Locale.ROOT, "%,d", number);
	}

	/** A run could not continue. */
	RunResult interrupted(RunContext context, RuntimeException thrown) {
		Run run = context.run();
		ContactSyncException reason = reason(run, thrown);
		RunState state = state(reason);
		RunOutcome outcome = outcome(reason);
		String message = String.valueOf(reason.getMessage());
		try {
			if (state == RunState.HELD) {
				this.candidates.leavePending(run);
			}
			if (reason.failure() == Failure.UNEXPECTED_RESPONSE && context.limits().refusedInVain() > 0) {
				this.guard.refused(run, context.limits().refusedInVain());
			}
			InDoubt inDoubt = this.status.inDoubt(run.sync());
			message += (inDoubt.contacts() > 0) ? " In doubt: " + inDoubt + "." : "";
			return result(this.runs.end(run, state, message, this.runs.totals(run)), outcome, message,
					reason.failure().exitCode());
		}
		catch (RuntimeException ex) {
			// The state is unavailable too: the run stays as it is, and the next one
			// resumes it.
			log.warn("{}: the end of run {} could not be recorded; the next run resumes it", run.sync(), run.id());
			log.debug("Why the end of run {} could not be recorded", run.id(), ex);
			return new RunResult(run.sync(), run.id(), outcome, message, RunTotals.EMPTY, 0,
					reason.failure().exitCode());
		}
	}

	private static ContactSyncException reason(Run run, RuntimeException ex) {
		if (StateFault.explain(ex) instanceof ContactSyncException known) {
			return known;
		}
		log.error("{}: run {} failed", run.sync(), run.id(), ex);
		return new ContactSyncException(Failure.INTERNAL,
				"Internal error (" + ex.getClass().getSimpleName() + "); see the log.", ex);
	}

	private RunResult result(RunReport report, RunOutcome outcome, String message, int exitCode) {
		return new RunResult(report.sync(), report.run(), outcome, message, report.totals(),
				report.seconds(this.clock.instant()), exitCode);
	}

	private static RunOutcome outcome(ContactSyncException reason) {
		return Objects.requireNonNull(RunOutcome.of(state(reason)));
	}

	private static RunState state(ContactSyncException reason) {
		return switch (reason.failure()) {
			case TRY_LATER -> RunState.STOPPED;
			case HELD -> RunState.HELD;
			default -> RunState.FAILED;
		};
	}

}
