package dev.contactsync.lease;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;

import dev.contactsync.state.ProcessIdentity;
import dev.contactsync.state.SqlArrays;
import dev.contactsync.state.StateTransactions;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The statements on leases. Times are the database's, since the clocks of two hosts may
 * differ.
 */
@Component
public class LeaseTable {

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

	private final StateTransactions transactions;

	LeaseTable(JdbcClient jdbc, StateTransactions transactions) {
		this.jdbc = jdbc;
		this.transactions = transactions;
	}

	/**
	 * Looks who holds a lease.
	 * @param sync the sync
	 * @return the lease as it is now
	 */
	public Lease read(String sync) {
		return this.transactions.get(() -> {
			this.jdbc.sql(MAKE).param("sync", sync).update();
			return this.jdbc.sql(LOOK).param("sync", sync).query(LeaseTable::lease).single();
		});
	}

	/**
	 * Takes a lease that is free, or that its holder has lost, if it is still as it was
	 * seen.
	 * @param seen the lease as it was seen
	 * @param holder who takes it
	 * @return the epoch that the taker holds now, or -1 where another was faster
	 */
	public long take(Lease seen, ProcessIdentity holder) {
		return this.transactions.once(() -> takeNow(seen, holder), () -> taken(seen, holder));
	}

	private long takeNow(Lease seen, ProcessIdentity holder) {
		int taken = this.jdbc.sql(TAKE)
			.param("sync", seen.sync())
			.param("epoch", seen.epoch())
			.param("heartbeat", SqlArrays.time(seen.heartbeat()))
			.param("host", holder.host())
			.param("pid", holder.pid())
			.param("started", SqlArrays.time(holder.started()))
			.update();
		return (taken == 1) ? seen.epoch() + 1 : -1;
	}

	private @Nullable Long taken(Lease seen, ProcessIdentity holder) {
		Lease now = this.jdbc.sql(LOOK).param("sync", seen.sync()).query(LeaseTable::lease).single();
		return (now.epoch() == seen.epoch() + 1 && holder.equals(now.holder())) ? now.epoch() : null;
	}

	/**
	 * Says that the holder lives.
	 * @param sync the sync
	 * @param epoch the epoch that it holds
	 * @return false if another has taken over
	 */
	public boolean beat(String sync, long epoch) {
		return this.jdbc.sql(BEAT).param("sync", sync).param("epoch", epoch).update() == 1;
	}

	/**
	 * Gives a lease back, unless another has taken it over.
	 * @param sync the sync
	 * @param epoch the epoch that is given back
	 */
	public void free(String sync, long epoch) {
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
