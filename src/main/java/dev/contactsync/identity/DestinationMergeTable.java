package dev.contactsync.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.contactsync.state.SqlArrays;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The statements by which a destination gets another name. Nobody sends to either
 * meanwhile.
 */
@Component
class DestinationMergeTable {

	private static final String SYNCS = """
			SELECT name FROM contact_sync.sync s
			WHERE renamed_to IS NULL
				AND EXISTS (SELECT 1 FROM contact_sync.run r WHERE r.sync_id = s.id AND r.destination IN (:old, :name))
			ORDER BY name
			""";

	private static final String HAS_DELIVERIES = """
			SELECT CASE WHEN EXISTS (SELECT 1 FROM contact_sync.delivery WHERE destination = :name) THEN 1 ELSE 0 END
			""";

	private static final String IS_KNOWN = """
			SELECT CASE WHEN EXISTS (SELECT 1 FROM contact_sync.destination WHERE name = :name) THEN 1 ELSE 0 END
			""";

	private static final String RENAMED = """
			SELECT renamed_from, name, renamed FROM contact_sync.destination WHERE renamed_from = :old AND name = :name
			""";

	/** Nothing was sent under the new name yet. */
	private static final List<String> MOVE = List.of("DELETE FROM contact_sync.excluded WHERE destination = :name",
			"UPDATE contact_sync.excluded SET destination = :name WHERE destination = :old", """
					DELETE FROM contact_sync.blocked b
					WHERE b.destination = :old AND EXISTS (
						SELECT 1 FROM contact_sync.blocked o
						WHERE o.recipient = b.recipient AND o.sync_id = b.sync_id AND o.contact_key = b.contact_key
							AND o.destination = :name)
					""", "UPDATE contact_sync.blocked SET destination = :name WHERE destination = :old",
			"UPDATE contact_sync.delivery SET destination = :name WHERE destination = :old",
			"UPDATE contact_sync.request SET destination = :name WHERE destination = :old",
			"UPDATE contact_sync.run SET destination = :name WHERE destination = :old",
			"DELETE FROM contact_sync.api_wait WHERE destination = :name",
			"UPDATE contact_sync.api_wait SET destination = :name WHERE destination = :old");

	private static final String FORGET = "DELETE FROM contact_sync.destination WHERE name = :name";

	private static final String NAME = """
			UPDATE contact_sync.destination SET name = :name, renamed_from = :old, renamed = :now WHERE name = :old
			""";

	private final JdbcClient jdbc;

	private final Clock clock;

	DestinationMergeTable(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** The syncs that have sent to either, in order. */
	List<String> syncs(String old, String name) {
		return this.jdbc.sql(SYNCS).param("old", old).param("name", name).query(String.class).list();
	}

	boolean isKnown(String name) {
		return isTrue(IS_KNOWN, name);
	}

	boolean hasDeliveries(String name) {
		return isTrue(HAS_DELIVERIES, name);
	}

	private boolean isTrue(String question, String name) {
		return this.jdbc.sql(question).param("name", name).query(Integer.class).single() > 0;
	}

	Optional<DestinationRenaming> renaming(String old, String name) {
		return this.jdbc.sql(RENAMED)
			.param("old", old)
			.param("name", name)
			.query(DestinationMergeTable::renaming)
			.optional();
	}

	void rename(String old, String name) {
		MOVE.forEach((statement) -> change(statement, old, name));
		this.jdbc.sql(FORGET).param("name", name).update();
		this.jdbc.sql(NAME)
			.param("old", old)
			.param("name", name)
			.param("now", SqlArrays.time(this.clock.instant()))
			.update();
	}

	private void change(String statement, String old, String name) {
		this.jdbc.sql(statement).param("old", old).param("name", name).update();
	}

	private static DestinationRenaming renaming(ResultSet row, int number) throws SQLException {
		return new DestinationRenaming(row.getString("renamed_from"), row.getString("name"),
				Objects.requireNonNull(SqlArrays.instant(row, "renamed")).truncatedTo(ChronoUnit.SECONDS));
	}

}
