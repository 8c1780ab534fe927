package dev.contactsync.ledger;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.contactsync.state.SqlArrays;
import dev.contactsync.work.SyncKey;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Compares a chunk of contacts with all that is remembered of them, within the database:
 * of a table where little has changed, little more than the keys and the hashes of the
 * rows goes over the wire.
 */
@Component
class SqlRowComparisonQuery implements RowComparisonQuery {

	/**
	 * PostgreSQL estimates what each element of a list gives if it can see it, which
	 * takes as long as a third of looking them all up; in a sub-select it cannot.
	 */
	private static final String NOT_AS_BEFORE = """
			SELECT n.contact_key, FALSE AS candidate
			FROM UNNEST(CAST(:keys AS VARCHAR ARRAY), CAST(:rowHashes AS BIGINT ARRAY)) AS n (contact_key, row_hash)
			LEFT JOIN contact_sync.delivery d
				ON d.sync_id = :sync AND d.destination = :destination AND d.release_reason IS NULL AND d.contact_key = n.contact_key
				AND d.contact_key = ANY (ARRAY(SELECT UNNEST(CAST(:keys AS VARCHAR ARRAY)))) -- postgresql
			GROUP BY n.contact_key
			HAVING COUNT(d.recipient) <> 1
				OR NOT EVERY(COALESCE(d.fingerprint IS NOT NULL AND NOT d.in_doubt AND d.row_hash = n.row_hash, FALSE))
			UNION ALL
			SELECT b.contact_key, FALSE
			FROM contact_sync.excluded b
			JOIN UNNEST(CAST(:keys AS VARCHAR ARRAY)) AS k (contact_key) ON b.contact_key = k.contact_key -- h2
			WHERE b.sync_id = :sync AND b.destination = :destination
				AND b.contact_key = ANY (ARRAY(SELECT UNNEST(CAST(:keys AS VARCHAR ARRAY)))) -- postgresql
			UNION ALL
			SELECT c.contact_key, TRUE
			FROM contact_sync.candidate c
			JOIN UNNEST(CAST(:keys AS VARCHAR ARRAY)) AS k (contact_key) ON c.contact_key = k.contact_key -- h2
			WHERE c.run_id = :run
				AND c.contact_key = ANY (ARRAY(SELECT UNNEST(CAST(:keys AS VARCHAR ARRAY)))) -- postgresql
			""";

	private final JdbcClient jdbc;

	SqlRowComparisonQuery(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public ChangedRows changedRows(SyncKey sync, long run, List<String> keys, List<@Nullable Long> rowHashes) {
		Set<String> contacts = new HashSet<>();
		Set<String> candidates = new HashSet<>();
		this.jdbc.sql(NOT_AS_BEFORE)
			.param("run", run)
			.param("destination", sync.destination())
			.param("sync", sync.id())
			.param("keys", SqlArrays.texts(keys))
			.param("rowHashes", SqlArrays.longs(rowHashes, (hash) -> hash))
			.query((row) -> {
				contacts.add(row.getString("contact_key"));
				if (row.getBoolean("candidate")) {
					candidates.add(row.getString("contact_key"));
				}
			});
		return new ChangedRows(contacts, candidates);
	}

}
