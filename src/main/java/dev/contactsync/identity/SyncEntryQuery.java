package dev.contactsync.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import dev.contactsync.state.SqlArrays;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which syncs the state knows, and what they own. Reads only. */
@Component
class SyncEntryQuery {

	private static final String ENTRIES = """
			SELECT s.id, s.name, n.name AS renamed_to, s.renamed, s.released
			FROM contact_sync.sync s
			LEFT JOIN contact_sync.sync n ON n.id = s.renamed_to
			""";

	private static final String BY_NAME = ENTRIES + "WHERE s.name = :name";

	private static final String ALL = ENTRIES + "ORDER BY s.name";

	private static final String OWNED = """
			SELECT destination, COUNT(*) AS phones, COUNT(CASE WHEN in_doubt THEN 1 END) AS in_doubt
			FROM contact_sync.delivery
			WHERE sync_id = :sync AND release_reason IS NULL
			GROUP BY destination
			ORDER BY destination
			""";

	private static final String LAST_DESTINATION = """
			SELECT destination FROM contact_sync.run WHERE sync_id = :sync ORDER BY id DESC FETCH FIRST 1 ROWS ONLY
			""";

	/** Recipients are hashes, so that the first are any. */
	private static final String SOME_KEYS = """
			SELECT contact_key FROM contact_sync.delivery
			WHERE sync_id = :sync AND destination = :destination AND release_reason IS NULL
			ORDER BY recipient FETCH FIRST :most ROWS ONLY
			""";

	private final JdbcClient jdbc;

	SyncEntryQuery(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Optional<SyncEntry> byName(String name) {
		return this.jdbc.sql(BY_NAME).param("name", name).query(SyncEntryQuery::entry).optional();
	}

	List<SyncEntry> all() {
		return this.jdbc.sql(ALL).query(SyncEntryQuery::entry).list();
	}

	List<UnconfiguredSync> owned(SyncEntry sync) {
		return this.jdbc.sql(OWNED)
			.param("sync", sync.id())
			.query((row, number) -> new UnconfiguredSync(sync.id(), sync.name(), row.getString("destination"),
					row.getLong("phones"), row.getLong("in_doubt")))
			.list();
	}

	Optional<String> lastDestination(long sync) {
		return this.jdbc.sql(LAST_DESTINATION).param("sync", sync).query(String.class).optional();
	}

	List<String> someKeys(long sync, String destination, int most) {
		return this.jdbc.sql(SOME_KEYS)
			.param("sync", sync)
			.param("destination", destination)
			.param("most", most)
			.query(String.class)
			.list();
	}

	private static SyncEntry entry(ResultSet row, int number) throws SQLException {
		Instant renamed = SqlArrays.instant(row, "renamed");
		return new SyncEntry(row.getLong("id"), row.getString("name"), row.getString("renamed_to"),
				(renamed != null) ? renamed.truncatedTo(ChronoUnit.SECONDS) : null, row.getObject("released") != null);
	}

}
