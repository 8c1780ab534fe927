package dev.contactsync.guard;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.contactsync.contact.Coded;
import dev.contactsync.work.Run;

import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements on what the guard has let pass, shown, and been told. */
@Component
class GuardTable {

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
	 * approval is used up by a run that is done. One with a limit is not: more is to be
	 * approved after it.
	 */
	private static final String SHOWN = """
			SELECT reason, contacts, account FROM contact_sync.hold
			WHERE run_id = (
				SELECT MAX(held.id)
				FROM contact_sync.run held
				JOIN contact_sync.run r ON r.id = :run AND held.sync_id = r.sync_id AND held.id < r.id
					AND held.configuration = r.configuration AND held.destination = r.destination
				WHERE held.state IN ('held', 'closed')
					AND EXISTS (SELECT 1 FROM contact_sync.hold h WHERE h.run_id = held.id AND h.reason <> 'wait')
					AND NOT EXISTS (SELECT 1 FROM contact_sync.run done
						WHERE done.sync_id = r.sync_id AND done.id > held.id AND done.state = 'done' AND done.mode <> 'replay'
							AND done.send_limit IS NULL))
			""";

	private static final String HOLD_ACCOUNT = """
			INSERT INTO contact_sync.hold (run_id, reason, contacts, account) VALUES (:run, 'account', 0, :account)
			""";

	private static final String APPROVE = "UPDATE contact_sync.run SET approved = TRUE WHERE id = :run";

	private static final String APPROVE_SHOWN = "UPDATE contact_sync.hold SET approved = TRUE WHERE run_id = :run";

	private static final String END_WAIT = "DELETE FROM contact_sync.hold WHERE run_id = :run AND reason = 'wait'";

	private static final String IS_WAITING = """
			SELECT COUNT(*) FROM contact_sync.hold WHERE run_id = :run AND reason = 'wait'
			""";

	private static final String LETS_STAND = """
			SELECT COUNT(*) FROM contact_sync.hold WHERE run_id = :run AND reason = 'refused' AND approved
			""";

	private static final String IS_APPROVED = "SELECT approved FROM contact_sync.run WHERE id = :run";

	private final JdbcClient jdbc;

	GuardTable(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void pass(Run run, long rows) {
		this.jdbc.sql(PASS).param("run", run.id()).param("rows", rows).update();
	}

	boolean hasPassed(Run run) {
		return this.jdbc.sql(HAS_PASSED).param("run", run.id()).query(Integer.class).single() > 0;
	}

	void hold(Run run, Map<HoldReason, Long> reasons) {
		this.jdbc.sql(FORGET).param("run", run.id()).update();
		reasons.forEach((reason, contacts) -> this.jdbc.sql(HOLD)
			.param("run", run.id())
			.param("reason", reason.code())
			.param("contacts", contacts)
			.update());
	}

	void waits(Run run, boolean isWaiting) {
		this.jdbc.sql(END_WAIT).param("run", run.id()).update();
		if (isWaiting) {
			this.jdbc.sql(HOLD)
				.param("run", run.id())
				.param("reason", HoldReason.WAIT.code())
				.param("contacts", 0)
				.update();
		}
	}

	boolean isWaiting(Run run) {
		return this.jdbc.sql(IS_WAITING).param("run", run.id()).query(Integer.class).single() > 0;
	}

	Map<HoldReason, Long> shown(Run run) {
		Map<HoldReason, Long> shown = new EnumMap<>(HoldReason.class);
		RowCallbackHandler reason = (row) -> shown.put(Coded.parse(HoldReason.class, row.getString("reason")),
				row.getLong("contacts"));
		this.jdbc.sql(SHOWN).param("run", run.id()).query(reason);
		return shown;
	}

	void holdAccount(Run run, UUID account) {
		this.jdbc.sql(FORGET).param("run", run.id()).update();
		this.jdbc.sql(HOLD_ACCOUNT).param("run", run.id()).param("account", account).update();
	}

	/** The account that was shown; none, or one. */
	Set<UUID> shownAccount(Run run) {
		Set<UUID> shown = new HashSet<>();
		RowCallbackHandler account = (row) -> {
			if (row.getObject("account", UUID.class) != null) {
				shown.add(row.getObject("account", UUID.class));
			}
		};
		this.jdbc.sql(SHOWN).param("run", run.id()).query(account);
		return shown;
	}

	void approve(Run run) {
		this.jdbc.sql(APPROVE).param("run", run.id()).update();
		this.jdbc.sql(APPROVE_SHOWN).param("run", run.id()).update();
	}

	boolean letsRejectionsStand(Run run) {
		return this.jdbc.sql(LETS_STAND).param("run", run.id()).query(Integer.class).single() > 0;
	}

	boolean isApproved(Run run) {
		return this.jdbc.sql(IS_APPROVED).param("run", run.id()).query(Boolean.class).single();
	}

}
