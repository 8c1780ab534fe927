package dev.contactsync.guard;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.contactsync.identity.AccountTable;
import dev.contactsync.identity.DestinationAccount;
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

	private final AccountTable accounts;

	private final AssessmentQuery assessments;

	private final RunReportQuery reports;

	GuardLog(StateTransactions transactions, GuardTable guard, AccountTable accounts, AssessmentQuery assessments,
			RunReportQuery reports) {
		this.transactions = transactions;
		this.guard = guard;
		this.accounts = accounts;
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
	 * @return rows, each time that one was read
	 */
	public long rows(Run run) {
		return this.transactions.get(() -> this.assessments.rows(run));
	}

	/**
	 * A run may send.
	 * @param rows contacts that the source has
	 */
	public void pass(Run run, long rows) {
		this.transactions.run(() -> this.guard.pass(run, rows));
	}

	/**
	 * Whether a run was allowed to send before, so that it may have begun to.
	 * @return true if it has passed
	 */
	public boolean hasPassed(Run run) {
		return this.transactions.get(() -> this.guard.hasPassed(run));
	}

	/**
	 * Compares the account of a destination with the one that was sent to. Where that is
	 * the same, or the operator was shown this very account and approves of it, it is the
	 * one to compare with from now on.
	 * @param account the account behind its destination now
	 * @param configured the names of all destinations
	 * @return what it is
	 */
	AccountVerdict passAccount(Run run, DestinationAccount account, Collection<String> configured) {
		return this.transactions.get(() -> {
			AccountVerdict verdict = compare(run.destination(), account, configured);
			boolean isOther = verdict instanceof AccountVerdict.OtherAccount
					|| verdict instanceof AccountVerdict.OtherName;
			if (isOther && !(this.guard.isApproved(run) && this.guard.shownAccount(run).contains(account.hash()))) {
				return verdict;
			}
			this.accounts.keep(run.destination(), account);
			return isOther ? new AccountVerdict.SameAccount() : verdict;
		});
	}

	private AccountVerdict compare(String destination, DestinationAccount account, Collection<String> configured) {
		DestinationAccount before = this.accounts.find(destination).orElse(null);
		if (before != null && before.hash().equals(account.hash())) {
			return before.token().equals(account.token()) ? new AccountVerdict.SameAccount()
					: new AccountVerdict.OtherToken();
		}
		if (this.accounts.isUsed(destination)) {
			return (before != null) ? new AccountVerdict.OtherAccount(before.address())
					: new AccountVerdict.SameAccount();
		}
		return this.accounts.formerName(destination, account.hash(), configured)
			.<AccountVerdict>map(AccountVerdict.OtherName::new)
			.orElseGet(AccountVerdict.SameAccount::new);
	}

	/**
	 * Records that a run is held because of the account of its destination.
	 * @param account hash of the account that is shown
	 */
	void holdAccount(Run run, UUID account) {
		this.transactions.run(() -> this.guard.holdAccount(run, account));
	}

	/**
	 * Records why a run is held, as it is shown to the operator.
	 * @param reasons the reasons, each with a number of contacts
	 */
	public void hold(Run run, Map<HoldReason, Long> reasons) {
		this.transactions.run(() -> this.guard.hold(run, reasons));
	}

	/**
	 * Records whether the last start of a run has ended because the API asks to wait.
	 * @param isWaiting whether that was so
	 */
	public void waits(Run run, boolean isWaiting) {
		this.transactions.run(() -> this.guard.waits(run, isWaiting));
	}

	/**
	 * Whether the last start of a run has ended because the API asks to wait: then an
	 * approval is for that, and for nothing else.
	 */
	public boolean isWaiting(Run run) {
		return this.transactions.get(() -> this.guard.isWaiting(run));
	}

	/**
	 * What an operator who approves of a run has been shown.
	 * @return the reasons, each with a number of contacts; empty where nothing was shown
	 */
	public Map<HoldReason, Long> shown(Run run) {
		return this.transactions.get(() -> this.guard.shown(run));
	}

	/**
	 * The operator approves of what was shown, for this run, however often it is resumed.
	 */
	public void approve(Run run) {
		this.transactions.run(() -> this.guard.approve(run));
	}

	/**
	 * The API refuses every contact, and that is shown to the operator.
	 * @param contacts how many it has refused
	 */
	public void refused(Run run, long contacts) {
		hold(run, Map.of(HoldReason.REFUSED, contacts));
	}

	/**
	 * Whether the operator was shown that the API refuses every contact, and approves of
	 * that.
	 * @return true if the rejections are to stand
	 */
	public boolean letsRejectionsStand(Run run) {
		return this.transactions.get(() -> this.guard.letsRejectionsStand(run));
	}

	/** Whether the operator has approved. */
	public boolean isApproved(Run run) {
		return this.transactions.get(() -> this.guard.isApproved(run));
	}

	/**
	 * The run that waits for approval.
	 * @return its report; empty where none waits
	 */
	public Optional<RunReport> held(String sync) {
		return this.transactions.get(() -> this.reports.held(sync));
	}

}
