package dev.contactsync.state;

import java.sql.SQLException;
import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.CountText;
import dev.contactsync.contact.ProblemCode;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The connections to the state, which have to be enough for those who work at once. */
@Component
public class StatePool {

	private static final String SIZE = "spring.datasource.hikari.maximum-pool-size";

	/**
	 * For the worker that prepares what is sent next, and for the holder of Spring
	 * Batch's lock on its contexts.
	 */
	private static final int SPARE = 2;

	private final DataSource dataSource;

	private final Environment environment;

	private int needed;

	StatePool(DataSource dataSource, Environment environment) {
		this.dataSource = dataSource;
		this.environment = environment;
	}

	/**
	 * Allows as many connections as a run needs, beside those of other runs, so that no
	 * thread waits for one that only itself could give back. Spring Batch 6.0 updates
	 * contexts under a lock of the process: with fewer connections than workers and one,
	 * its holder waits for a connection and the others for the lock.
	 * @param inFlight how many requests may be under way; one more thread works
	 * @return the demand, to be closed when the run is over
	 * @throws ContactSyncException if the pool was made too small by its setting
	 */
	public Demand demand(int inFlight) {
		int connections = inFlight + SPARE;
		check(inFlight, connections);
		change(connections);
		return () -> change(-connections);
	}

	/** A fixed pool serves one run at a time well; more of them wait for each other. */
	private void check(int inFlight, int connections) {
		Integer fixed = fixedSize();
		if (fixed != null && fixed < connections) {
			throw new ContactSyncException(ProblemCode.STATE_POOL_TOO_SMALL,
					CountText.format("%s is %d: with in-flight %d the state needs at least %d connections.", SIZE,
							fixed, inFlight, connections));
		}
	}

	private synchronized void change(int connections) {
		this.needed += connections;
		if (fixedSize() == null && this.needed > 0) {
			pool().setMaximumPoolSize(this.needed);
		}
	}

	private @Nullable Integer fixedSize() {
		return this.environment.getProperty(SIZE, Integer.class);
	}

	/**
	 * Where the state is.
	 * @return the JDBC URL
	 */
	public String url() {
		return pool().getJdbcUrl();
	}

	/**
	 * How many connections there may be.
	 * @return the largest number
	 */
	public int size() {
		return pool().getMaximumPoolSize();
	}

	/** Connections that a run needs, until it is closed. */
	public interface Demand extends AutoCloseable {

		@Override
		void close();

	}

	private HikariDataSource pool() {
		try {
			return this.dataSource.unwrap(HikariDataSource.class);
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The state is reached through HikariCP", ex);
		}
	}

}
