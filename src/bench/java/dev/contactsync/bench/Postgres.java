package dev.contactsync.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server as one would set it up: it waits for the disk at every commit, has
 * some memory, and makes checkpoints by time. Source and states of both competitors are
 * in its one database.
 */
final class Postgres implements AutoCloseable {

	private static final String OTHERS = """
			SELECT COUNT(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()
			""";

	private static final String COMMITS = """
			SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()
			""";

	private final EmbeddedPostgres server;

	private final long pid;

	private final Connection connection;

	private Postgres(EmbeddedPostgres server, long pid) throws SQLException {
		this.server = server;
		this.pid = pid;
		this.connection = DriverManager.getConnection(url());
	}

	/**
	 * Starts a new server.
	 * @param data where its data goes; what was there is removed
	 */
	static Postgres start(Path data) throws IOException, SQLException {
		((Logger) LoggerFactory.getLogger("io.zonky")).setLevel(Level.WARN);
		EmbeddedPostgres server = EmbeddedPostgres.builder()
			.setDataDirectory(data)
			.setCleanDataDirectory(true)
			.setServerConfig("fsync", "on")
			.setServerConfig("synchronous_commit", "on")
			.setServerConfig("shared_buffers", "256MB")
			.setServerConfig("max_connections", "100")
			.setServerConfig("max_wal_size", "4GB")
			.setServerConfig("checkpoint_timeout", "15min")
			.start();
		try {
			long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
			return new Postgres(server, pid);
		}
		catch (IOException | SQLException | RuntimeException ex) {
			server.close();
			throw ex;
		}
	}

	/** The JDBC URL for all, user included. */
	String url() {
		return this.server.getJdbcUrl("postgres", "postgres");
	}

	String describe() throws SQLException {
		return "PostgreSQL " + text("SHOW server_version") + ", shared_buffers " + text("SHOW shared_buffers")
				+ ", fsync " + text("SHOW fsync") + ", synchronous_commit " + text("SHOW synchronous_commit");
	}

	void execute(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.execute(sql);
		}
	}

	long number(String sql) throws SQLException {
		return Long.parseLong(text(sql));
	}

	private String text(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
			row.next();
			return row.getString(1);
		}
	}

	/** Leaves nothing to be done later for what was written before. */
	void resolve() throws SQLException, InterruptedException {
		awaitOthers();
		execute("VACUUM (ANALYZE)");
		execute("CHECKPOINT");
	}

	private void awaitOthers() throws SQLException, InterruptedException {
		for (int tries = 0; number(OTHERS) > 0; tries++) {
			if (tries == 100) {
				throw new IllegalStateException("Connections are left open.");
			}
			Thread.sleep(50);
		}
	}

	/** What all work since the start has cost, once all others have left. */
	Use use() throws SQLException, InterruptedException {
		awaitOthers();
		// Else what this connection has committed may be added a second later, to the
		// next.
		execute("SELECT pg_stat_force_next_flush()");
		return new Use(number(COMMITS), Proc.ofFamily(this.pid));
	}

	@Override
	public void close() throws IOException, SQLException {
		this.connection.close();
		this.server.close();
	}

	/**
	 * What the server did.
	 *
	 * @param commits transactions that ended well
	 * @param cpuSeconds of all its processes
	 */
	record Use(long commits, double cpuSeconds) {

		Use since(Use before) {
			return new Use(this.commits - before.commits, this.cpuSeconds - before.cpuSeconds);
		}

	}

}
