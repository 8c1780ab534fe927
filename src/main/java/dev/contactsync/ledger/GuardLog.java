package dev.contactsync.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The memory of the guard: what it has let pass, what it has shown to somebody, and what
 * somebody has approved. Every method that writes is a transaction of its own.
 */
@Component
public class GuardLog {

	/** What the source had when the run first passed: what was lost since is no base. */
	private static final String PASS = """
			UPDATE contact_sync.run SET source_count = COALESCE(source_count, :rows) WHERE id = :run
			""";

	private static final String HAS_PASSED = "SELECT COUNT(source_count) FROM contact_sync.run WHERE id = :run";

	private static final String FORGET = "DELETE FROM contact_sync.hold WHERE run_id = :run";

	private static final String HOLD = """
			INSERT INTO contact_sync.hold (run_id, reason, contacts) VALUES (:run, :reason, :contacts)
			""";

	/**
	 * Only what was shown of the same configuration since the last completed run; so an
	 * approval is used up by a run that is done. One with a limit is none: more is to be
	 * approved after it.
	 */
	private static final String SHOWN = """
			SELECT reason, contacts FROM contact_sync.hold
			WHERE run_id = (
				SELECT MAX(held.id)
				FROM contact_sync.run held
				JOIN contact_sync.run r ON r.id = :run AND held.sync = r.sync AND held.id < r.id
					AND held.configuration = r.configuration AND held.destination = r.destination
				WHERE held.state IN ('held', 'closed')
					AND EXISTS (SELECT 1 FROM contact_sync.hold h WHERE h.run_id = held.id)
					AND NOT EXISTS (SELECT 1 FROM contact_sync.run done
						WHERE done.sync = r.sync AND done.id > held.id AND done.state = 'done' AND done.mode <> 'replay'
							AND done.send_limit IS NULL))
			""";

	private static final String APPROVE = "UPDATE contact_sync.run SET approved = TRUE WHERE id = :run";

	private static final String APPROVE_SHOWN = "UPDATE contact_sync.hold SET approved = TRUE WHERE run_id = :run";

	private static final String LETS_STAND = """
			SELECT COUNT(*) FROM contact_sync.hold WHERE run_id = :run AND reason = 'refused' AND approved
			""";

	private static final String IS_APPROVED = "SELECT approved FROM contact_sync.run WHERE id = :run";

	private static final String CLOSE = """
			UPDATE contact_sync.run SET state = 'closed' WHERE sync = :sync AND state = 'held' AND id < :run
			""";

	private final JdbcClient jdbc;

	private final StateTransactions transactions;

	private final RunTable runs;

	GuardLog(JdbcClient jdbc, StateTransactions transactions, RunTable runs) {
		this.jdbc = jdbc;
		this.transactions = transactions;
		this.runs = runs;
	}

	/**
	 * A run may send.
	 * @param run the run
	 * @param rows contacts that the source has
	 */
	public void pass(Run run, long rows) {
		this.transactions.run(() -> this.jdbc.sql(PASS).param("run", run.id()).param("rows", rows).update());
	}

	/**
	 * Whether a run was allowed to send before, so that it may have begun to.
	 * @param run the run
	 * @return true if it has passed
	 */
	public boolean hasPassed(Run run) {
		return this.transactions
			.get(() -> this.jdbc.sql(HAS_PASSED).param("run", run.id()).query(Integer.class).single()) > 0;
	}

	/**
	 * Writes down why a run is held, as it is shown to somebody.
	 * @param run the run
	 * @param reasons the reasons, each with a number of contacts
	 */
	public void hold(Run run, Map<String, Long> reasons) {
		this.transactions.run(() -> {
			this.jdbc.sql(FORGET).param("run", run.id()).update();
			reasons.forEach((reason, contacts) -> this.jdbc.sql(HOLD)
				.param("run", run.id())
				.param("reason", reason)
				.param("contacts", contacts)
				.update());
		});
	}

	/**
	 * What somebody who approves of a run has been shown.
	 * @param run the run
	 * @return the reasons, each with a number of contacts; empty where nothing was shown
	 */
	public Map<String, Long> shown(Run run) {
		return this.transactions.get(() -> {
			Map<String, Long> shown = new HashMap<>();
			RowCallbackHandler reason = (row) -> shown.put(row.getString("reason"), row.getLong("contacts"));
			this.jdbc.sql(SHOWN).param("run", run.id()).query(reason);
			return shown;
		});
	}

	/**
	 * Somebody approves of what was shown, for this run, however often it is resumed.
	 * @param run the run
	 */
	public void approve(Run run) {
		this.transactions.run(() -> {
			this.jdbc.sql(APPROVE).param("run", run.id()).update();
			this.jdbc.sql(APPROVE_SHOWN).param("run", run.id()).update();
		});
	}

	/**
	 * The API refuses everybody, and that is shown to somebody.
	 * @param run the run
	 * @param contacts how many it has refused
	 */
	public void refused(Run run, long contacts) {
		hold(run, Map.of("refused", contacts));
	}

	/**
	 * Whether somebody was shown that the API refuses everybody, and approves of that.
	 * @param run the run
	 * @return true if the rejections are to stand
	 */
	public boolean letsRejectionsStand(Run run) {
		return this.transactions
			.get(() -> this.jdbc.sql(LETS_STAND).param("run", run.id()).query(Integer.class).single()) > 0;
	}

	/**
	 * Whether somebody has approved.
	 * @param run the run
	 * @return true if so
	 */
	public boolean isApproved(Run run) {
		return this.transactions
			.get(() -> this.jdbc.sql(IS_APPROVED).param("run", run.id()).query(Boolean.class).single());
	}

	/**
	 * The run that waits for approval.
	 * @param sync the sync
	 * @return its report; empty where none waits
	 */
	public Optional<RunReport> held(String sync) {
		return this.transactions.get(() -> this.runs.held(sync));
	}

	/**
	 * A newer run takes the place of those that are held; what they have shown stays.
	 * @param newer the newer run
	 */
	public void close(Run newer) {
		this.transactions.run(() -> this.jdbc.sql(CLOSE).param("sync", newer.sync()).param("run", newer.id()).update());
	}

}
