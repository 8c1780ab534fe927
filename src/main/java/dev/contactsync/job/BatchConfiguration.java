package dev.contactsync.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.ProblemCode;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.configuration.support.JdbcDefaultBatchConfiguration;
import org.springframework.batch.core.repository.ExecutionContextSerializer;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Isolation;

/**
 * How Spring Batch keeps its jobs in the state. It would make an object of any class that
 * the table of its parameters names; here a row with a type that is not one of those that
 * it writes for us is refused before its class is looked for.
 */
@Configuration(proxyBeanMethods = false)
class BatchConfiguration extends JdbcDefaultBatchConfiguration {

	private static final String PREFIX = "contact_sync.BATCH_";

	private static final String TYPE = "PARAMETER_TYPE";

	private static final Set<String> TYPES = Set.of(String.class.getName(), Long.class.getName());

	private final DataSource dataSource;

	private final PlatformTransactionManager transactions;

	private final PlainContextSerializer contexts;

	BatchConfiguration(DataSource dataSource, PlatformTransactionManager transactions,
			PlainContextSerializer contexts) {
		this.dataSource = dataSource;
		this.transactions = transactions;
		this.contexts = contexts;
	}

	@Override
	protected DataSource getDataSource() {
		return this.dataSource;
	}

	@Override
	protected PlatformTransactionManager getTransactionManager() {
		return this.transactions;
	}

	@Override
	protected ExecutionContextSerializer getExecutionContextSerializer() {
		return this.contexts;
	}

	@Override
	protected String getTablePrefix() {
		return PREFIX;
	}

	/**
	 * The lease keeps two processes apart; two syncs that start at once must not get in
	 * each other's way.
	 */
	@Override
	protected Isolation getIsolationLevelForCreate() {
		return Isolation.READ_COMMITTED;
	}

	@Override
	protected JdbcOperations getJdbcOperations() {
		return new PlainParameters(this.dataSource);
	}

	/** Looks at each row of parameters before Spring Batch does. */
	private static final class PlainParameters extends JdbcTemplate {

		private PlainParameters(DataSource dataSource) {
			super(dataSource);
		}

		@Override
		public void query(String sql, RowCallbackHandler rows, @Nullable Object @Nullable ... arguments) {
			boolean hasTypes = sql.toUpperCase(Locale.ROOT).contains(TYPE);
			super.query(sql, (row) -> {
				if (hasTypes) {
					check(row);
				}
				rows.processRow(row);
			}, arguments);
		}

		private static void check(ResultSet row) throws SQLException {
			String type = row.getString(TYPE);
			if (!TYPES.contains(type)) {
				throw new ContactSyncException(ProblemCode.STATE_TAMPERED,
						("The state database has a parameter %s of type %s in %sJOB_EXECUTION_PARAMS, which Contact "
								+ "Sync never writes: find out who did, and delete that row.")
							.formatted(row.getString("PARAMETER_NAME"), type, PREFIX));
			}
		}

	}

}
