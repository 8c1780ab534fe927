package dev.contactsync.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.contactsync.contact.Coded;
import dev.contactsync.contact.ExclusionReason;
import dev.contactsync.state.Dialect;
import dev.contactsync.state.SqlArrays;
import dev.contactsync.work.Run;
import dev.contactsync.work.SyncKey;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements on contacts that are excluded. */
@Component
class SqlExcludedContactTable implements ExcludedContactTable {

	private static final String BY_KEYS = """
			SELECT b.contact_key, b.reason, b.field, b.detail, b.evidence, b.recipient, b.due
			FROM contact_sync.excluded b
			JOIN UNNEST(CAST(:keys AS VARCHAR ARRAY)) AS k (contact_key) ON b.contact_key = k.contact_key -- h2
			WHERE b.sync_id = :sync AND b.destination = :destination
				AND b.contact_key = ANY (CAST(:keys AS VARCHAR ARRAY)) -- postgresql
			""";

	private static final String KEEP = """
			MERGE INTO contact_sync.excluded b
			USING (
				SELECT * FROM UNNEST(CAST(:keys AS VARCHAR ARRAY), CAST(:kinds AS VARCHAR ARRAY),
					CAST(:reasons AS VARCHAR ARRAY), CAST(:fields AS VARCHAR ARRAY), CAST(:details AS VARCHAR ARRAY),
					CAST(:evidence AS UUID ARRAY), CAST(:recipients AS UUID ARRAY), CAST(:due AS BOOLEAN ARRAY))
				AS u (contact_key, kind, reason, field, detail, evidence, recipient, due)
			) k
			ON b.sync_id = :sync AND b.destination = :destination AND b.contact_key = k.contact_key
				AND b.contact_key = ANY (CAST(:keys AS VARCHAR ARRAY)) -- postgresql
			WHEN MATCHED THEN UPDATE SET kind = k.kind, reason = k.reason, field = k.field, detail = k.detail,
				attempts = CASE WHEN b.reason = k.reason THEN b.attempts + 1 ELSE 1 END,
				first_seen = CASE WHEN b.reason = k.reason THEN b.first_seen ELSE CAST(:now AS TIMESTAMP(6) WITH TIME ZONE) END,
				accepted = CASE WHEN b.reason = k.reason AND b.evidence = k.evidence THEN b.accepted END,
				evidence = k.evidence, recipient = k.recipient, due = k.due, run_id = :run,
				last_seen = CAST(:now AS TIMESTAMP(6) WITH TIME ZONE)
			WHEN NOT MATCHED THEN INSERT (sync_id, destination, contact_key, kind, reason, field, detail, evidence, recipient,
				attempts, due, run_id, first_seen, last_seen)
				VALUES (:sync, :destination, k.contact_key, k.kind, k.reason, k.field, k.detail, k.evidence, k.recipient, 1, k.due, :run,
				CAST(:now AS TIMESTAMP(6) WITH TIME ZONE), CAST(:now AS TIMESTAMP(6) WITH TIME ZONE))
			""";

	private static final String CLEAR_H2 = """
			MERGE INTO contact_sync.excluded b
			USING (SELECT k FROM UNNEST(CAST(:keys AS VARCHAR ARRAY)) AS u (k)) n
			ON b.sync_id = :sync AND b.destination = :destination AND b.contact_key = n.k
			WHEN MATCHED THEN DELETE
			""";

	private static final String CLEAR_POSTGRESQL = """
			DELETE FROM contact_sync.excluded b
			WHERE b.sync_id = :sync AND b.destination = :destination AND b.contact_key = ANY (CAST(:keys AS VARCHAR ARRAY))
			""";

	private static final String DUPLICATES_ARE_DUE = """
			MERGE INTO contact_sync.excluded b
			USING (SELECT r FROM UNNEST(CAST(:recipients AS UUID ARRAY)) AS u (r)) n
			ON b.recipient = n.r AND b.destination = :destination
				AND b.recipient = ANY (CAST(:recipients AS UUID ARRAY)) -- postgresql
			WHEN MATCHED AND b.kind = 'duplicate' AND NOT b.due THEN UPDATE SET due = TRUE
			""";

	private static final String ORPHANS_ARE_DUE = """
			MERGE INTO contact_sync.excluded b
			USING (
				SELECT o.contact_key AS k
				FROM contact_sync.excluded o
				LEFT JOIN contact_sync.delivery d ON d.destination = :destination AND d.recipient = o.recipient
				WHERE o.sync_id = :sync AND o.destination = :destination AND o.run_id = :run AND o.kind = 'duplicate'
					AND (d.recipient IS NULL OR d.release_reason IS NOT NULL)
					AND NOT EXISTS (SELECT 1 FROM contact_sync.blocked n
						WHERE n.recipient = o.recipient AND n.destination = :destination)
			) n
			ON b.sync_id = :sync AND b.destination = :destination AND b.contact_key = n.k
			WHEN MATCHED AND NOT b.due THEN UPDATE SET due = TRUE
			""";

	private static final String MARK_REJECTIONS_DUE = """
			UPDATE contact_sync.excluded
			SET due = TRUE
			WHERE sync_id = :sync AND destination = :destination AND kind IN ('invalid', 'refused')
				AND (:reason = '' OR reason = :reason)
				AND (CASE WHEN :key = '' THEN accepted IS NULL ELSE contact_key = :key END)
			""";

	private static final String ACCEPT = """
			UPDATE contact_sync.excluded
			SET accepted = COALESCE(accepted, CAST(:now AS TIMESTAMP(6) WITH TIME ZONE))
			WHERE sync_id = :sync AND destination = :destination AND kind IN ('invalid', 'refused')
				AND (:reason = '' OR reason = :reason)
				AND (:all OR contact_key IN (SELECT k FROM UNNEST(CAST(:keys AS VARCHAR ARRAY)) AS u (k)))
			""";

	private static final String SEEN_AGAIN = """
			UPDATE contact_sync.excluded
			SET last_seen = :now
			WHERE sync_id = :sync AND destination = :destination AND kind IN ('invalid', 'refused')
			""";

	private static final String REFUSED_BY_RUN = """
			SELECT contact_key FROM contact_sync.excluded
			WHERE sync_id = :sync AND destination = :destination AND run_id = :run AND kind = 'refused'
			""";

	private final JdbcClient jdbc;

	private final Dialect dialect;

	private final Clock clock;

	SqlExcludedContactTable(JdbcClient jdbc, Dialect dialect, Clock clock) {
		this.jdbc = jdbc;
		this.dialect = dialect;
		this.clock = clock;
	}

	@Override
	public Map<String, ExcludedContact> byKeys(SyncKey sync, Collection<String> keys) {
		Map<String, ExcludedContact> found = new HashMap<>();
		of(sync, BY_KEYS).param("keys", SqlArrays.texts(keys))
			.query(SqlExcludedContactTable::excluded)
			.list()
			.forEach((excluded) -> found.put(excluded.contactKey(), excluded));
		return found;
	}

	@Override
	public void exclude(SyncKey sync, long run, List<ExcludedContact> contacts) {
		of(sync, KEEP).param("run", run)
			.param("now", SqlArrays.time(this.clock.instant()))
			.param("keys", SqlArrays.texts(contacts, ExcludedContact::contactKey))
			.param("kinds", SqlArrays.texts(contacts, (contact) -> contact.reason().kind().code()))
			.param("reasons", SqlArrays.texts(contacts, (contact) -> contact.reason().code()))
			.param("fields", SqlArrays.texts(contacts, ExcludedContact::field))
			.param("details", SqlArrays.texts(contacts, ExcludedContact::detail))
			.param("evidence", SqlArrays.uuids(contacts, ExcludedContact::evidence))
			.param("recipients", SqlArrays.uuids(contacts, ExcludedContact::recipient))
			.param("due", SqlArrays.flags(contacts, ExcludedContact::due))
			.update();
	}

	@Override
	public void clear(SyncKey sync, Collection<String> keys) {
		of(sync, this.dialect.choose(CLEAR_H2, CLEAR_POSTGRESQL)).param("keys", SqlArrays.texts(keys)).update();
	}

	@Override
	public List<String> refusedBy(Run run) {
		return of(run.key(), REFUSED_BY_RUN).param("run", run.id()).query(String.class).list();
	}

	@Override
	public void markDuplicatesDue(String destination, Collection<UUID> recipients) {
		this.jdbc.sql(DUPLICATES_ARE_DUE)
			.param("destination", destination)
			.param("recipients", SqlArrays.uuids(recipients, (recipient) -> recipient))
			.update();
	}

	@Override
	public void orphansAreDue(Run run) {
		of(run.key(), ORPHANS_ARE_DUE).param("run", run.id()).update();
	}

	@Override
	public int markRejectionsDue(SyncKey sync, String reason, String key) {
		return of(sync, MARK_REJECTIONS_DUE).param("reason", reason).param("key", key).update();
	}

	@Override
	public int accept(SyncKey sync, Collection<String> keys, String reason) {
		return of(sync, ACCEPT).param("now", SqlArrays.time(this.clock.instant()))
			.param("reason", reason)
			.param("all", keys.isEmpty())
			.param("keys", SqlArrays.texts(keys))
			.update();
	}

	@Override
	public void seenAgain(SyncKey sync) {
		of(sync, SEEN_AGAIN).param("now", SqlArrays.time(this.clock.instant())).update();
	}

	private JdbcClient.StatementSpec of(SyncKey sync, String statement) {
		return this.jdbc.sql(statement).param("sync", sync.id()).param("destination", sync.destination());
	}

	private static ExcludedContact excluded(ResultSet row, int number) throws SQLException {
		return new ExcludedContact(row.getString("contact_key"),
				Coded.parse(ExclusionReason.class, row.getString("reason")), row.getString("field"),
				row.getString("detail"), row.getObject("evidence", UUID.class), row.getObject("recipient", UUID.class),
				row.getBoolean("due"));
	}

}
