package dev.contactsync.work;

import java.util.Collection;
import java.util.List;

import dev.contactsync.contact.Coded;
import dev.contactsync.contact.ProfileField;
import dev.contactsync.state.Dialect;
import dev.contactsync.state.SqlArrays;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements on candidates. */
@Component
class SqlCandidateTable implements CandidateTable {

	private static final String ADD = """
			INSERT INTO contact_sync.candidate (run_id, contact_key, cause, fields, scanned)
			SELECT :run, n.contact_key, n.cause, n.fields, TRUE
			FROM UNNEST(CAST(:keys AS VARCHAR ARRAY), CAST(:causes AS VARCHAR ARRAY), CAST(:fields AS VARCHAR ARRAY))
				AS n (contact_key, cause, fields)
			WHERE NOT EXISTS ( -- h2
				SELECT 1 FROM contact_sync.candidate c WHERE c.run_id = :run AND c.contact_key = n.contact_key) -- h2
			ON CONFLICT (contact_key, run_id) DO NOTHING -- postgresql
			""";

	/**
	 * A block whose contact is not suppressed was made by a run that came no further.
	 */
	private static final String ADD_DIRTY = """
			INSERT INTO contact_sync.candidate (run_id, contact_key, cause, fields, scanned)
			SELECT :run, d.contact_key, MIN(d.cause), '', FALSE
			FROM (
				SELECT contact_key, 'in-doubt' AS cause FROM contact_sync.delivery
				WHERE sync_id = :sync AND destination = :destination AND in_doubt AND release_reason IS NULL
				UNION ALL
				SELECT contact_key, 'due' FROM contact_sync.excluded
				WHERE sync_id = :sync AND destination = :destination AND due
				UNION ALL
				SELECT contact_key, 'blocked' FROM contact_sync.blocked b
				WHERE sync_id = :sync AND destination = :destination AND contact_key <> '' AND NOT EXISTS (
					SELECT 1 FROM contact_sync.excluded e
					WHERE e.contact_key = b.contact_key AND e.sync_id = b.sync_id AND e.destination = b.destination
						AND e.kind = 'suppressed')
			) d
			WHERE NOT EXISTS (SELECT 1 FROM contact_sync.candidate c WHERE c.run_id = :run AND c.contact_key = d.contact_key)
			GROUP BY d.contact_key
			""";

	private static final String ADD_UNSEEN = """
			INSERT INTO contact_sync.candidate (run_id, contact_key, cause, fields, scanned)
			SELECT :run, k, 'released', '', FALSE
			FROM UNNEST(CAST(:keys AS VARCHAR ARRAY)) AS u (k)
			WHERE NOT EXISTS (SELECT 1 FROM contact_sync.candidate c WHERE c.run_id = :run AND c.contact_key = u.k
				AND c.contact_key = ANY (CAST(:keys AS VARCHAR ARRAY)) -- postgresql
			)
			""";

	private static final String ADD_BLOCKED = """
			INSERT INTO contact_sync.candidate (run_id, contact_key, cause, fields, scanned, counted)
			SELECT DISTINCT :run, d.contact_key, 'blocked', '', FALSE,
				CASE WHEN NOT CAST(:whole AS BOOLEAN) THEN NULL WHEN e.kind IS NULL THEN 'unchanged'
					WHEN e.kind <> 'gone' THEN e.kind END
			FROM contact_sync.blocked b
			JOIN contact_sync.delivery d ON d.recipient = b.recipient AND d.destination = b.destination
			LEFT JOIN contact_sync.excluded e
				ON e.contact_key = d.contact_key AND e.sync_id = d.sync_id AND e.destination = d.destination
			WHERE b.destination = :destination AND d.sync_id = :sync AND d.release_reason IS NULL
				AND NOT EXISTS (SELECT 1 FROM contact_sync.candidate c WHERE c.run_id = :run AND c.contact_key = d.contact_key)
			""";

	private static final String DISPLACE = """
			MERGE INTO contact_sync.candidate c
			USING (
				SELECT u.k, CASE WHEN b.kind IS NULL THEN 'unchanged' WHEN b.kind <> 'gone' THEN b.kind END AS counted
				FROM UNNEST(CAST(:keys AS VARCHAR ARRAY)) AS u (k)
				LEFT JOIN contact_sync.excluded b
					ON b.contact_key = u.k AND b.sync_id = :sync AND b.destination = :destination
						AND b.contact_key = ANY (CAST(:keys AS VARCHAR ARRAY)) -- postgresql
			) n
			ON c.run_id = :run AND c.contact_key = n.k
				AND c.contact_key = ANY (CAST(:keys AS VARCHAR ARRAY)) -- postgresql
			WHEN MATCHED AND c.outcome IS NOT NULL THEN UPDATE SET outcome = 'duplicate'
			WHEN NOT MATCHED AND CAST(:whole AS BOOLEAN)
			THEN INSERT (run_id, contact_key, cause, fields, scanned, counted, outcome)
				VALUES (:run, n.k, 'displaced', '', FALSE, n.counted, 'duplicate')
			""";

	private static final String DUE_AGAIN = """
			MERGE INTO contact_sync.candidate c
			USING (
				SELECT contact_key AS k, CASE WHEN CAST(:whole AS BOOLEAN) THEN kind END AS counted FROM contact_sync.excluded
				WHERE sync_id = :sync AND destination = :destination AND due
			) n
			ON c.run_id = :run AND c.contact_key = n.k
			WHEN MATCHED AND c.outcome = 'duplicate' THEN UPDATE SET outcome = NULL
			WHEN NOT MATCHED THEN INSERT (run_id, contact_key, cause, fields, scanned, counted)
				VALUES (:run, n.k, 'due', '', FALSE, n.counted)
			""";

	private static final String BOUNDS = """
			SELECT number
			FROM (
				SELECT number, ROW_NUMBER() OVER (ORDER BY number) AS place, COUNT(*) OVER () AS total
				FROM contact_sync.candidate WHERE run_id = :run AND outcome IS NULL
			) numbered
			WHERE MOD(place, :size) = 0 OR place = total
			ORDER BY number
			""";

	private static final String UNRESOLVED = """
			SELECT contact_key, cause, COALESCE(fields, '') AS fields, number
			FROM contact_sync.candidate
			WHERE run_id = :run AND outcome IS NULL AND number > :after AND number <= :last
			ORDER BY number
			FETCH FIRST :most ROWS ONLY
			""";

	private static final String RESOLVE_H2 = """
			MERGE INTO contact_sync.candidate c
			USING (SELECT k FROM UNNEST(CAST(:keys AS VARCHAR ARRAY)) AS u (k)) n
			ON c.run_id = :run AND c.contact_key = n.k
			WHEN MATCHED THEN UPDATE SET outcome = :outcome
			""";

	private static final String RESOLVE_POSTGRESQL = """
			UPDATE contact_sync.candidate c
			SET outcome = :outcome
			WHERE c.run_id = :run AND c.contact_key = ANY (CAST(:keys AS VARCHAR ARRAY))
			""";

	private static final String DELIVER = """
			MERGE INTO contact_sync.candidate c
			USING (
				SELECT u.k, u.novelty, (u.novelty = 'new' AND EXISTS (
					SELECT 1 FROM contact_sync.delivery d
					WHERE d.sync_id = :sync AND d.contact_key = u.k AND d.destination = :destination
						AND d.recipient <> u.recipient AND d.fingerprint IS NOT NULL)) AS moved
				FROM UNNEST(CAST(:keys AS VARCHAR ARRAY), CAST(:recipients AS UUID ARRAY), CAST(:novelties AS VARCHAR ARRAY))
					AS u (k, recipient, novelty)
			) n
			ON c.run_id = :run AND c.contact_key = n.k
				AND c.contact_key = ANY (CAST(:keys AS VARCHAR ARRAY)) -- postgresql
			WHEN MATCHED THEN UPDATE SET outcome = 'delivered', novelty = COALESCE(c.novelty,
				CASE WHEN n.moved THEN 'changed' ELSE n.novelty END)
			""";

	private static final String MOVE = """
			MERGE INTO contact_sync.candidate c
			USING (SELECT k FROM UNNEST(CAST(:keys AS VARCHAR ARRAY)) AS u (k)) n
			ON c.run_id = :run AND c.contact_key = n.k
				AND c.contact_key = ANY (CAST(:keys AS VARCHAR ARRAY)) -- postgresql
			WHEN MATCHED AND c.novelty IS NULL THEN UPDATE SET novelty = 'changed'
			""";

	private static final String REOPEN = """
			MERGE INTO contact_sync.candidate c
			USING (SELECT k FROM UNNEST(CAST(:keys AS VARCHAR ARRAY)) AS u (k)) n
			ON c.run_id = :run AND c.contact_key = n.k
				AND c.contact_key = ANY (CAST(:keys AS VARCHAR ARRAY)) -- postgresql
			WHEN MATCHED THEN UPDATE SET outcome = NULL
			WHEN NOT MATCHED THEN INSERT (run_id, contact_key, cause, fields, scanned)
				VALUES (:run, n.k, 'waiting', '', TRUE)
			""";

	private static final String LEAVE_PENDING = """
			UPDATE contact_sync.candidate SET outcome = 'pending' WHERE run_id = :run AND outcome IS NULL
			""";

	private static final String FORGET = "DELETE FROM contact_sync.candidate WHERE run_id = :run";

	private final JdbcClient jdbc;

	private final Dialect dialect;

	SqlCandidateTable(JdbcClient jdbc, Dialect dialect) {
		this.jdbc = jdbc;
		this.dialect = dialect;
	}

	@Override
	public int add(long run, List<Candidate> candidates) {
		return this.jdbc.sql(ADD)
			.param("run", run)
			.param("keys", SqlArrays.texts(candidates, Candidate::contactKey))
			.param("causes", SqlArrays.texts(candidates, (candidate) -> candidate.cause().code()))
			.param("fields", SqlArrays.texts(candidates, (candidate) -> ProfileField.list(candidate.fields())))
			.update();
	}

	@Override
	public int addDirty(Run run) {
		return this.jdbc.sql(ADD_DIRTY)
			.param("run", run.id())
			.param("sync", run.key().id())
			.param("destination", run.destination())
			.update();
	}

	@Override
	public int addUnseen(long run, Collection<String> keys) {
		return this.jdbc.sql(ADD_UNSEEN).param("run", run).param("keys", SqlArrays.texts(keys)).update();
	}

	@Override
	public int addBlocked(Run run) {
		return this.jdbc.sql(ADD_BLOCKED)
			.param("run", run.id())
			.param("sync", run.key().id())
			.param("destination", run.destination())
			.param("whole", run.scope() instanceof RunScope.Everything)
			.update();
	}

	@Override
	public void displace(Run run, Collection<String> keys) {
		this.jdbc.sql(DISPLACE)
			.param("run", run.id())
			.param("sync", run.key().id())
			.param("destination", run.destination())
			.param("whole", run.scope().isWhole())
			.param("keys", SqlArrays.texts(keys))
			.update();
	}

	@Override
	public int dueAgain(Run run) {
		return this.jdbc.sql(DUE_AGAIN)
			.param("run", run.id())
			.param("sync", run.key().id())
			.param("destination", run.destination())
			.param("whole", run.scope().isWhole())
			.update();
	}

	@Override
	public List<Long> bounds(long run, int size) {
		return this.jdbc.sql(BOUNDS).param("run", run).param("size", size).query(Long.class).list();
	}

	@Override
	public List<Candidate> unresolved(long run, long after, long last, int most) {
		return this.jdbc.sql(UNRESOLVED)
			.param("run", run)
			.param("after", after)
			.param("last", last)
			.param("most", most)
			.query((row, number) -> new Candidate(row.getString("contact_key"),
					Coded.parse(CandidateCause.class, row.getString("cause")),
					ProfileField.parse(row.getString("fields")), row.getLong("number")))
			.list();
	}

	@Override
	public void resolve(long run, Collection<String> keys, ContactOutcome outcome) {
		this.jdbc.sql(this.dialect.choose(RESOLVE_H2, RESOLVE_POSTGRESQL))
			.param("run", run)
			.param("outcome", outcome.code())
			.param("keys", SqlArrays.texts(keys))
			.update();
	}

	@Override
	public void deliver(SyncKey sync, long run, List<DeliveredContact> contacts) {
		this.jdbc.sql(DELIVER)
			.param("sync", sync.id())
			.param("destination", sync.destination())
			.param("run", run)
			.param("keys", SqlArrays.texts(contacts, DeliveredContact::key))
			.param("recipients", SqlArrays.uuids(contacts, DeliveredContact::recipient))
			.param("novelties", SqlArrays.texts(contacts, (contact) -> contact.novelty().code()))
			.update();
	}

	@Override
	public void move(long run, Collection<String> keys) {
		this.jdbc.sql(MOVE).param("run", run).param("keys", SqlArrays.texts(keys)).update();
	}

	@Override
	public void reopen(long run, Collection<String> keys) {
		this.jdbc.sql(REOPEN).param("run", run).param("keys", SqlArrays.texts(keys)).update();
	}

	@Override
	public void leavePending(long run) {
		this.jdbc.sql(LEAVE_PENDING).param("run", run).update();
	}

	@Override
	public void forget(long run) {
		this.jdbc.sql(FORGET).param("run", run).update();
	}

}
