package dev.contactsync.ledger;

import java.sql.SQLException;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.Failure;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The connections to the state, which have to be enough for those who work at once. */
@Component
public class StatePool {

	private static final String SIZE = "spring.datasource.hikari.maximum-pool-size";

	/**
	 * For the worker that prepares what is sent next, and for whoever holds Spring
	 * Batch's lock on its contexts.
	 */
	private static final int SPARE = 2;

	private final DataSource dataSource;

	private final Environment environment;

	StatePool(DataSource dataSource, Environment environment) {
		this.dataSource = dataSource;
		this.environment = environment;
	}

	/**
	 * Allows as many connections as are needed, so that nobody waits for one that only
	 * the waiting could give back. Spring Batch 6.0 updates contexts under a lock of the
	 * process: with fewer connections than workers and one, its holder waits for a
	 * connection and the others for the lock.
	 * @param inFlight how many requests may be under way; one more thread works
	 * @throws ContactSyncException if the pool was made too small by its setting
	 */
	public void fit(int inFlight) {
		int needed = inFlight + SPARE;
		Integer set = this.environment.getProperty(SIZE, Integer.class);
		if (set == null) {
			pool().setMaximumPoolSize(needed);
		}
		else if (set < needed) {
			throw new ContactSyncException(Failure.CONFIGURATION,
					"%s is %d: with in-flight %d the state needs at least %d connections.".formatted(SIZE, set,
							inFlight, needed));
		}
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

	private HikariDataSource pool() {
		try {
			return this.dataSource.unwrap(HikariDataSource.class);
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The state is reached through HikariCP", ex);
		}
	}

}
