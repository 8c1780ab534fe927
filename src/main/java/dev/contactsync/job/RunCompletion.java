package dev.contactsync.job;

import java.time.Clock;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.Failure;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.execution.RunContext;
import dev.contactsync.guard.GuardLog;
import dev.contactsync.launch.RunEnd;
import dev.contactsync.launch.RunResult.RunOutcome;
import dev.contactsync.launch.RunResult;
import dev.contactsync.ledger.CandidateLog;
import dev.contactsync.runs.RunLog;
import dev.contactsync.runs.RunReport;
import dev.contactsync.runs.RunStatus;
import dev.contactsync.runs.RunTotals;
import dev.contactsync.state.StateFault;
import dev.contactsync.status.InDoubt;
import dev.contactsync.status.StatusLog;
import dev.contactsync.sync.UnconfiguredSyncs;
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

	private static final String NO_ROWS = ": the source shows no rows. If there should be some, check the table, the "
			+ "condition, the rights of the source's user and row-level security";

	private final RunLog runs;

	private final CandidateLog candidates;

	private final StatusLog status;

	private final GuardLog guard;

	private final UnconfiguredSyncs others;

	private final Clock clock;

	RunCompletion(RunLog runs, CandidateLog candidates, StatusLog status, GuardLog guard, UnconfiguredSyncs others,
			Clock clock) {
		this.runs = runs;
		this.candidates = candidates;
		this.status = status;
		this.guard = guard;
		this.others = others;
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
		return new RunResult(sync, 0, RunEnd.of(outcome, message(reason), reason.code()), RunTotals.EMPTY, 0);
	}

	/** All mistakes of a configuration are told at once. */
	private static String message(ContactSyncException reason) {
		return Stream
			.concat(Stream.of(String.valueOf(reason.getMessage())),
					reason.all().stream().skip(1).map((other) -> other.code().code() + ": " + other.getMessage()))
			.collect(Collectors.joining(" "));
	}

	/** A run is still held. */
	static RunResult held(RunReport report) {
		return new RunResult(report.sync(), report.run(),
				RunEnd.of(RunOutcome.HELD, String.valueOf(report.message()), report.status().code()), report.totals(),
				report.seconds(report.started()));
	}

	/** A run has checked everything. */
	RunResult done(RunContext context) {
		Run run = context.run();
		RunTotals totals = this.runs.totals(run);
		if (!totals.balance()) {
			return end(context, new RunStatus(RunState.CLOSED, ProblemCode.TOTALS_DO_NOT_BALANCE,
					"The totals do not balance: the next run checks everything since the last completed run. Please "
							+ "report this with the log."),
					totals);
		}
		RunSummary summary = new RunSummary(context, totals, this.status.inDoubt(run.key()));
		String message = summary.text() + others(run);
		if (summary.isWithoutRows()) {
			message += NO_ROWS;
			log.warn("{}: run {}: {}", run.sync(), run.id(), message);
		}
		return end(context, new RunStatus(RunState.DONE, summary.problem(), message), totals);
	}

	private String others(Run run) {
		return this.others.at(run.destination())
			.stream()
			.map((sync) -> "; " + sync.meaning() + ": rename " + sync.name() + " " + run.sync()
					+ " takes them over, release " + sync.name() + " releases them")
			.collect(Collectors.joining());
	}

	/** A run could not continue. */
	RunResult interrupted(RunContext context, RuntimeException thrown) {
		Run run = context.run();
		ContactSyncException reason = reason(run, thrown);
		RunState state = state(reason);
		String message = reason.getMessage() + ((reason.code() == ProblemCode.API_ASKS_TO_WAIT)
				? " To ask the API now, use run %s --approve.".formatted(run.sync()) : "");
		try {
			if (state == RunState.HELD) {
				this.candidates.leavePending(run);
			}
			if (reason.code() == ProblemCode.API_REFUSES_ALL) {
				this.guard.refused(run, context.limits().refused());
			}
			this.guard.waits(run, reason.code() == ProblemCode.API_ASKS_TO_WAIT);
			InDoubt inDoubt = this.status.inDoubt(run.key());
			message += (inDoubt.contacts() > 0) ? " In doubt: " + inDoubt + "." : "";
			return end(context, new RunStatus(state, reason.code(), message), this.runs.totals(run));
		}
		catch (RuntimeException ex) {
			// The state is unavailable too: the run stays as it is, and the next one
			// resumes it.
			log.warn("{}: the end of run {} could not be recorded; the next run resumes it", run.sync(), run.id());
			log.debug("Why the end of run {} could not be recorded", run.id(), ex);
			return new RunResult(run.sync(), run.id(), RunEnd.of(outcome(reason), message, reason.code()),
					RunTotals.EMPTY, 0);
		}
	}

	private static ContactSyncException reason(Run run, RuntimeException ex) {
		if (StateFault.explain(ex) instanceof ContactSyncException known) {
			return known;
		}
		log.error("{}: run {} failed", run.sync(), run.id(), ex);
		return new ContactSyncException(ProblemCode.INTERNAL_ERROR,
				"Internal error (" + ex.getClass().getSimpleName() + "); see the log.", ex);
	}

	/** What is recorded of a run that another process has ended meanwhile is not ours. */
	private RunResult end(RunContext context, RunStatus status, RunTotals totals) {
		RunReport report = this.runs.end(context.run(), status, totals);
		RunEnd end = new RunEnd(outcome(status.state()), String.valueOf(status.message()), status.code(),
				context.sync().settings().rejections());
		return new RunResult(report.sync(), report.run(), end, report.totals(), report.seconds(this.clock.instant()));
	}

	private static RunOutcome outcome(ContactSyncException reason) {
		return outcome(state(reason));
	}

	private static RunOutcome outcome(RunState state) {
		return Objects.requireNonNull(RunOutcome.of(state));
	}

	private static RunState state(ContactSyncException reason) {
		return switch (reason.failure()) {
			case TRY_LATER -> RunState.STOPPED;
			case HELD -> RunState.HELD;
			default -> RunState.FAILED;
		};
	}

}
