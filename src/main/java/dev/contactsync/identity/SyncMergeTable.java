package dev.contactsync.identity;

import java.time.Clock;
import java.util.List;

import dev.contactsync.state.SqlArrays;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The statements by which a sync takes over what another has delivered. Nobody works for
 * either meanwhile.
 */
@Component
class SyncMergeTable {

	private static final String IS_KNOWN = """
			SELECT CASE WHEN EXISTS (SELECT 1 FROM contact_sync.delivery WHERE sync_id = :sync)
				OR EXISTS (SELECT 1 FROM contact_sync.excluded WHERE sync_id = :sync)
				OR EXISTS (SELECT 1 FROM contact_sync.blocked WHERE sync_id = :sync) THEN 1 ELSE 0 END
			""";

	/** So the next run checks every row. */
	private static final String FORGET_WATERMARKS = """
			UPDATE contact_sync.run SET source_clock = NULL WHERE sync_id = :sync AND source_clock IS NOT NULL
			""";

	private static final String MOVE_RUNS = "UPDATE contact_sync.run SET sync_id = :into WHERE sync_id = :sync";

	private static final String MOVE_REQUESTS = "UPDATE contact_sync.request SET sync_id = :into WHERE sync_id = :sync";

	private static final String MOVE_DELIVERIES = """
			UPDATE contact_sync.delivery SET sync_id = :into WHERE sync_id = :sync
			""";

	/** Of a contact that has only been a duplicate of itself. */
	private static final String FORGET_OWN_DUPLICATES = """
			DELETE FROM contact_sync.excluded b
			WHERE b.sync_id = :into AND b.kind = 'duplicate' AND EXISTS (
				SELECT 1 FROM contact_sync.delivery d
				WHERE d.recipient = b.recipient AND d.destination = b.destination AND d.sync_id = :into
					AND d.contact_key = b.contact_key AND d.release_reason IS NULL)
			""";

	private static final String SUPPRESSED_WINS = """
			DELETE FROM contact_sync.excluded b
			WHERE b.sync_id = :into AND b.kind <> 'suppressed' AND EXISTS (
				SELECT 1 FROM contact_sync.excluded o
				WHERE o.contact_key = b.contact_key AND o.destination = b.destination AND o.sync_id = :sync
					AND o.kind = 'suppressed')
			""";

	private static final String OTHERS_ARE_DUE = """
			UPDATE contact_sync.excluded b SET due = TRUE
			WHERE b.sync_id = :into AND b.kind <> 'suppressed' AND EXISTS (
				SELECT 1 FROM contact_sync.excluded o
				WHERE o.contact_key = b.contact_key AND o.destination = b.destination AND o.sync_id = :sync)
			""";

	private static final String FORGET_FORMER = """
			DELETE FROM contact_sync.excluded b
			WHERE b.sync_id = :sync AND EXISTS (
				SELECT 1 FROM contact_sync.excluded o
				WHERE o.contact_key = b.contact_key AND o.destination = b.destination AND o.sync_id = :into)
			""";

	private static final String MOVE_EXCLUDED = "UPDATE contact_sync.excluded SET sync_id = :into WHERE sync_id = :sync";

	private static final String FORGET_FORMER_BLOCKS = """
			DELETE FROM contact_sync.blocked b
			WHERE b.sync_id = :sync AND EXISTS (
				SELECT 1 FROM contact_sync.blocked o
				WHERE o.recipient = b.recipient AND o.destination = b.destination AND o.contact_key = b.contact_key
					AND o.sync_id = :into)
			""";

	private static final String MOVE_BLOCKS = "UPDATE contact_sync.blocked SET sync_id = :into WHERE sync_id = :sync";

	private static final String REDIRECT = "UPDATE contact_sync.sync SET renamed_to = :into WHERE renamed_to = :sync";

	private static final String REMOVE = "DELETE FROM contact_sync.sync WHERE id = :sync";

	private static final String NAME = "UPDATE contact_sync.sync SET name = :name, released = NULL WHERE id = :sync";

	private static final String ADD_TOMBSTONE = """
			INSERT INTO contact_sync.sync (name, renamed_to, renamed) VALUES (:name, :into, :now)
			""";

	private static final String BURY = """
			UPDATE contact_sync.sync SET renamed_to = :into, renamed = :now, released = NULL WHERE id = :sync
			""";

	private final JdbcClient jdbc;

	private final Clock clock;

	SyncMergeTable(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Whether anything was ever sent or excluded for it. */
	boolean isKnown(long sync) {
		return this.jdbc.sql(IS_KNOWN).param("sync", sync).query(Integer.class).single() > 0;
	}

	void forgetWatermarks(long sync) {
		this.jdbc.sql(FORGET_WATERMARKS).param("sync", sync).update();
	}

	/** The history of a sync becomes that of another, and its former names lead there. */
	void moveHistory(long sync, long into) {
		for (String statement : List.of(MOVE_RUNS, MOVE_REQUESTS, REDIRECT)) {
			move(statement, sync, into);
		}
	}

	/**
	 * What a sync has delivered and excluded becomes that of another. Of two reasons for
	 * one contact the opt-out counts, else that of the other sync, which is looked at
	 * again.
	 */
	void moveContacts(long sync, long into) {
		move(MOVE_DELIVERIES, sync, into);
		this.jdbc.sql(FORGET_OWN_DUPLICATES).param("into", into).update();
		for (String statement : List.of(SUPPRESSED_WINS, OTHERS_ARE_DUE, FORGET_FORMER, MOVE_EXCLUDED,
				FORGET_FORMER_BLOCKS, MOVE_BLOCKS)) {
			move(statement, sync, into);
		}
	}

	private void move(String statement, long sync, long into) {
		this.jdbc.sql(statement).param("sync", sync).param("into", into).update();
	}

	void remove(long sync) {
		this.jdbc.sql(REMOVE).param("sync", sync).update();
	}

	/** Another name for all that is remembered of a sync; the old one leads there. */
	void name(SyncEntry sync, String name) {
		this.jdbc.sql(NAME).param("sync", sync.id()).param("name", name).update();
		this.jdbc.sql(ADD_TOMBSTONE)
			.param("name", sync.name())
			.param("into", sync.id())
			.param("now", SqlArrays.time(this.clock.instant()))
			.update();
	}

	/** The name of a sync that has nothing left leads to another. */
	void bury(long sync, long into) {
		this.jdbc.sql(BURY)
			.param("sync", sync)
			.param("into", into)
			.param("now", SqlArrays.time(this.clock.instant()))
			.update();
	}

}
