package dev.contactsync.identity;

import java.time.Clock;

import dev.contactsync.ledger.ReleaseReason;
import dev.contactsync.state.SqlArrays;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements by which the phones of a sync that was removed are released. */
@Component
class SyncReleaseTable {

	private static final String LAST_OF_CHUNK = """
			SELECT MAX(contact_key) FROM (
				SELECT contact_key FROM contact_sync.delivery
				WHERE sync_id = :sync AND release_reason IS NULL AND contact_key >= :from
				ORDER BY contact_key FETCH FIRST :most ROWS ONLY
			) chunk
			""";

	private static final String DUPLICATES_ARE_DUE = """
			MERGE INTO contact_sync.excluded b
			USING (
				SELECT recipient, destination FROM contact_sync.delivery
				WHERE sync_id = :sync AND release_reason IS NULL AND contact_key BETWEEN :from AND :to
			) n
			ON b.recipient = n.recipient AND b.destination = n.destination
			WHEN MATCHED AND b.kind = 'duplicate' AND NOT b.due THEN UPDATE SET due = TRUE
			""";

	private static final String RELEASE = """
			UPDATE contact_sync.delivery SET release_reason = :reason
			WHERE sync_id = :sync AND release_reason IS NULL AND contact_key BETWEEN :from AND :to
			""";

	/** Whom a removed opt-out kept from being sent may be sent now. */
	private static final String TWINS_OF_OPT_OUTS_ARE_DUE = """
			MERGE INTO contact_sync.excluded b
			USING (
				SELECT DISTINCT recipient, destination FROM contact_sync.blocked WHERE sync_id = :sync
			) n
			ON b.recipient = n.recipient AND b.destination = n.destination
			WHEN MATCHED AND (b.kind = 'duplicate' OR b.reason = 'blocked') AND NOT b.due THEN UPDATE SET due = TRUE
			""";

	private static final String FORGET_BLOCKS = "DELETE FROM contact_sync.blocked WHERE sync_id = :sync";

	private static final String FORGET_OPT_OUTS = """
			DELETE FROM contact_sync.excluded WHERE sync_id = :sync AND kind = 'suppressed'
			""";

	private static final String FORGET_OTHERS = """
			DELETE FROM contact_sync.excluded WHERE sync_id = :sync AND kind <> 'suppressed'
			""";

	private static final String OPT_OUTS = """
			SELECT COUNT(*) FROM contact_sync.excluded WHERE sync_id = :sync AND kind = 'suppressed'
			""";

	private static final String RELEASED = "UPDATE contact_sync.sync SET released = :now WHERE id = :sync";

	private static final String RUNS_AGAIN = """
			UPDATE contact_sync.sync SET released = NULL WHERE id = :sync AND released IS NOT NULL
			""";

	private final JdbcClient jdbc;

	private final Clock clock;

	SyncReleaseTable(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** The last key of the next chunk, or null where none is left. */
	@Nullable String lastOfChunk(long sync, String from, int most) {
		return this.jdbc.sql(LAST_OF_CHUNK)
			.param("sync", sync)
			.param("from", from)
			.param("most", most)
			.query((row, number) -> new Key(row.getString(1)))
			.single()
			.value();
	}

	/** Returns how many recipients were released. */
	int release(long sync, String from, String to) {
		this.jdbc.sql(DUPLICATES_ARE_DUE).param("sync", sync).param("from", from).param("to", to).update();
		return this.jdbc.sql(RELEASE)
			.param("sync", sync)
			.param("from", from)
			.param("to", to)
			.param("reason", ReleaseReason.SYNC_REMOVED.code())
			.update();
	}

	void forgetOptOuts(long sync) {
		this.jdbc.sql(TWINS_OF_OPT_OUTS_ARE_DUE).param("sync", sync).update();
		this.jdbc.sql(FORGET_BLOCKS).param("sync", sync).update();
		this.jdbc.sql(FORGET_OPT_OUTS).param("sync", sync).update();
	}

	/** Returns how many opt-outs are left. */
	long end(long sync) {
		this.jdbc.sql(FORGET_OTHERS).param("sync", sync).update();
		this.jdbc.sql(RELEASED).param("sync", sync).param("now", SqlArrays.time(this.clock.instant())).update();
		return this.jdbc.sql(OPT_OUTS).param("sync", sync).query(Long.class).single();
	}

	void runsAgain(long sync) {
		this.jdbc.sql(RUNS_AGAIN).param("sync", sync).update();
	}

	private record Key(@Nullable String value) {
	}

}
