package dev.contactsync.guard;

import java.util.Map;
import java.util.Optional;

import dev.contactsync.runs.RunReport;
import dev.contactsync.runs.RunReportQuery;
import dev.contactsync.state.StateTransactions;
import dev.contactsync.work.Run;
import dev.contactsync.work.SyncKey;

import org.springframework.stereotype.Component;

/**
 * The memory of the guard: what runs have found, what it has let pass, what it has shown
 * to the operator, and what the operator has approved. Every method is a transaction of
 * its own.
 */
@Component
public class GuardLog {

	private final StateTransactions transactions;

	private final GuardTable guard;

	private final AssessmentQuery assessments;

	private final RunReportQuery reports;

	GuardLog(StateTransactions transactions, GuardTable guard, AssessmentQuery assessments, RunReportQuery reports) {
		this.transactions = transactions;
		this.guard = guard;
		this.assessments = assessments;
		this.reports = reports;
	}

	/**
	 * What a run is compared with.
	 * @param sync the sync and its destination
	 * @return its last completed run; empty where there is none yet
	 */
	public Optional<GuardBaseline> base(SyncKey sync) {
		return this.transactions.get(() -> this.assessments.base(sync));
	}

	/**
	 * What a run has found.
	 * @param run the run, assessed
	 * @return the numbers
	 */
	public AssessmentTotals assessed(Run run) {
		return this.transactions.get(() -> this.assessments.assessed(run));
	}

	/**
	 * How many rows a run has assessed.
	 * @param run the run
	 * @return rows, each time that one was read
	 */
	public long rows(Run run) {
		return this.transactions.get(() -> this.assessments.rows(run));
	}

	/**
	 * A run may send.
	 * @param run the run
	 * @param rows contacts that the source has
	 */
	public void pass(Run run, long rows) {
		this.transactions.run(() -> this.guard.pass(run, rows));
	}

	/**
	 * Whether a run was allowed to send before, so that it may have begun to.
	 * @param run the run
	 * @return true if it has passed
	 */
	public boolean hasPassed(Run run) {
		return this.transactions.get(() -> this.guard.hasPassed(run));
	}

	/**
	 * Records why a run is held, as it is shown to the operator.
	 * @param run the run
	 * @param reasons the reasons, each with a number of contacts
	 */
	public void hold(Run run, Map<HoldReason, Long> reasons) {
		this.transactions.run(() -> this.guard.hold(run, reasons));
	}

	/**
	 * What an operator who approves of a run has been shown.
	 * @param run the run
	 * @return the reasons, each with a number of contacts; empty where nothing was shown
	 */
	public Map<HoldReason, Long> shown(Run run) {
		return this.transactions.get(() -> this.guard.shown(run));
	}

	/**
	 * The operator approves of what was shown, for this run, however often it is resumed.
	 * @param run the run
	 */
	public void approve(Run run) {
		this.transactions.run(() -> this.guard.approve(run));
	}

	/**
	 * The API refuses every contact, and that is shown to the operator.
	 * @param run the run
	 * @param contacts how many it has refused
	 */
	public void refused(Run run, long contacts) {
		hold(run, Map.of(HoldReason.REFUSED, contacts));
	}

	/**
	 * Whether the operator was shown that the API refuses every contact, and approves of
	 * that.
	 * @param run the run
	 * @return true if the rejections are to stand
	 */
	public boolean letsRejectionsStand(Run run) {
		return this.transactions.get(() -> this.guard.letsRejectionsStand(run));
	}

	/**
	 * Whether the operator has approved.
	 * @param run the run
	 * @return true if so
	 */
	public boolean isApproved(Run run) {
		return this.transactions.get(() -> this.guard.isApproved(run));
	}

	/**
	 * The run that waits for approval.
	 * @param sync the sync
	 * @return its report; empty where none waits
	 */
	public Optional<RunReport> held(String sync) {
		return this.transactions.get(() -> this.reports.held(sync));
	}

}
