package dev.contactsync.source;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Properties;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.contactsync.check.DatabaseUrl;
import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.source.ReadingOptions.ReadMode;

/**
 * A company's database, opened to be read and nothing else: a small pool of connections
 * that refuse to write where the database can, in UTC, with limits on silence.
 */
public final class SourceDatabase implements AutoCloseable {

	private static final long LONGEST_WAIT_MILLIS = 15_000;

	private final String name;

	private final HikariDataSource pool;

	private final SourceReads reads;

	private final Clock clock;

	private SourceDatabase(String name, HikariDataSource pool, SourceTransactions transactions, ReadRetry patience) {
		this.name = name;
		this.pool = pool;
		this.clock = patience.clock();
		this.reads = new SourceReads("source " + name, pool, transactions, patience);
	}

	/**
	 * Opens a source, with some patience when it is down.
	 * @param name its name, for messages
	 * @param settings how to reach it
	 * @param connections the most connections at a time; every reader in cursor mode
	 * holds one, everything else takes one for a short read
	 * @return the source; to be closed
	 * @throws ContactSyncException if it does not answer (unavailable), or refuses or is
	 * set up wrongly (configuration)
	 */
	public static SourceDatabase open(String name, SourceSettings settings, int connections) {
		return open(name, settings, connections,
				new ReadRetry(Clock.systemUTC(), (time) -> Thread.sleep(time.toMillis())));
	}

	static SourceDatabase open(String name, SourceSettings settings, int connections, ReadRetry patience) {
		String who = "source " + name;
		Properties properties = DriverProperties.of(settings);
		requireDriver(name, settings);
		ReadRetry.ReadTries tries = patience.tries(who);
		while (true) {
			try (Connection first = DriverManager.getConnection(settings.url(), properties)) {
				first.getMetaData();
				return new SourceDatabase(name, new HikariDataSource(config(who, settings, properties, connections)),
						new SourceTransactions(settings.isPostgres()), patience);
			}
			catch (SQLException ex) {
				tries.failed(ex);
			}
		}
	}

	private static void requireDriver(String name, SourceSettings settings) {
		new DatabaseUrl(settings.url()).check("contact-sync.sources." + name);
		try {
			DriverManager.getDriver(settings.url());
		}
		catch (SQLException ex) {
			throw new ContactSyncException(ProblemCode.UNKNOWN_DRIVER, "contact-sync.sources." + name
					+ ".url: no driver accepts " + settings + "; write a JDBC URL of PostgreSQL or H2.");
		}
	}

	private static HikariConfig config(String who, SourceSettings settings, Properties properties, int connections) {
		HikariConfig config = new HikariConfig();
		config.setPoolName(who);
		config.setJdbcUrl(settings.url());
		config.setDataSourceProperties(properties);
		config.setMaximumPoolSize(connections);
		config.setMinimumIdle(0);
		config.setConnectionTimeout(LONGEST_WAIT_MILLIS);
		config.setInitializationFailTimeout(-1);
		config.setReadOnly(true);
		config.setAutoCommit(false);
		config.setConnectionInitSql(DriverProperties.firstStatements(settings));
		// Else these statements are part of the first transaction, and undone with it.
		config.setIsolateInternalQueries(true);
		return config;
	}

	/**
	 * Finds out what a selection means in this source.
	 * @param selection what a sync reads
	 * @return the contacts of the selection
	 * @throws ContactSyncException if a table or column does not exist or does not fit,
	 * or the query is not valid (configuration), or the source stays unavailable
	 */
	public ContactSource select(SourceSelection selection) {
		SourceReads own = this.reads.of("sync " + selection.sync() + ", source " + this.name);
		TableLayout layout = own.run((connection) -> new LayoutFinder(connection, selection).find());
		Clock sourceClock = Clock.offset(this.clock,
				Duration.between(this.clock.instant(), own.run(SourceDatabase::now)));
		return new ContactSource(own, selection, layout, sourceClock);
	}

	/**
	 * Finds out what a query gives that tells no contacts apart.
	 * @param where the setting below a sync that has the query, for messages
	 * @param query exactly one SELECT
	 * @return its rows
	 * @throws ContactSyncException if the query is not valid (configuration), or the
	 * source stays unavailable
	 */
	public ListSource list(String where, String query) {
		SourceReads own = this.reads.of("sync " + where + ", source " + this.name);
		SourceSelection selection = new SourceSelection(where, new SourceSelection.SelectedRows(null, query, null), "",
				null, List.of(), List.of(), new ReadingOptions(ReadMode.CURSOR, 1, Duration.ZERO));
		return own.run((connection) -> new LayoutFinder(connection, selection).list(own));
	}

	static Instant now(Connection connection) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement("SELECT CURRENT_TIMESTAMP");
				ResultSet rows = statement.executeQuery()) {
			rows.next();
			return rows.getObject(1, OffsetDateTime.class).toInstant();
		}
	}

	/** Closes all connections. */
	@Override
	public void close() {
		this.pool.close();
	}

	@Override
	public String toString() {
		return "source " + this.name;
	}

}
