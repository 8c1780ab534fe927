package dev.contactsync.lease;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;

import dev.contactsync.state.ProcessIdentity;
import dev.contactsync.state.SqlArrays;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The statements on leases. Times are the database's, since the clocks of two hosts may
 * differ.
 */
@Component
class LeaseTable {

	private static final String MAKE = """
			MERGE INTO contact_sync.lease l
			USING (SELECT CAST(:sync AS VARCHAR) AS sync) n ON l.sync = n.sync
			WHEN NOT MATCHED THEN INSERT (sync, epoch) VALUES (n.sync, 0)
			""";

	private static final String LOOK = """
			SELECT sync, epoch, host, pid, pid_started, held_since, heartbeat, CURRENT_TIMESTAMP AS now
			FROM contact_sync.lease WHERE sync = :sync
			""";

	private static final String TAKE = """
			UPDATE contact_sync.lease
			SET epoch = epoch + 1, host = :host, pid = :pid, pid_started = CAST(:started AS TIMESTAMP(6) WITH TIME ZONE),
				held_since = CURRENT_TIMESTAMP, heartbeat = CURRENT_TIMESTAMP
			WHERE sync = :sync AND epoch = :epoch
				AND (host IS NULL OR heartbeat = CAST(:heartbeat AS TIMESTAMP(6) WITH TIME ZONE))
			""";

	private static final String BEAT = """
			UPDATE contact_sync.lease SET heartbeat = CURRENT_TIMESTAMP WHERE sync = :sync AND epoch = :epoch
			""";

	private static final String FREE = """
			UPDATE contact_sync.lease SET host = NULL, pid = NULL, pid_started = NULL, held_since = NULL, heartbeat = NULL
			WHERE sync = :sync AND epoch = :epoch
			""";

	private final JdbcClient jdbc;

	LeaseTable(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void make(String sync) {
		this.jdbc.sql(MAKE).param("sync", sync).update();
	}

	Lease read(String sync) {
		return this.jdbc.sql(LOOK).param("sync", sync).query(LeaseTable::lease).single();
	}

	/** Returns whether it was still as it was seen. */
	boolean take(Lease seen, ProcessIdentity holder) {
		return this.jdbc.sql(TAKE)
			.param("sync", seen.sync())
			.param("epoch", seen.epoch())
			.param("heartbeat", SqlArrays.time(seen.heartbeat()))
			.param("host", holder.host())
			.param("pid", holder.pid())
			.param("started", SqlArrays.time(holder.started()))
			.update() == 1;
	}

	boolean beat(String sync, long epoch) {
		return this.jdbc.sql(BEAT).param("sync", sync).param("epoch", epoch).update() == 1;
	}

	void free(String sync, long epoch) {
		this.jdbc.sql(FREE).param("sync", sync).param("epoch", epoch).update();
	}

	private static Lease lease(ResultSet row, int number) throws SQLException {
		String host = row.getString("host");
		ProcessIdentity holder = (host != null)
				? new ProcessIdentity(host, row.getLong("pid"), SqlArrays.instant(row, "pid_started")) : null;
		return new Lease(row.getString("sync"), row.getLong("epoch"), holder, SqlArrays.instant(row, "held_since"),
				SqlArrays.instant(row, "heartbeat"), Objects.requireNonNull(SqlArrays.instant(row, "now")));
	}

}
