package dev.contactsync.ledger;

import java.util.function.Supplier;
import javax.sql.DataSource;

import dev.contactsync.state.StateTransactions;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDriverBasedDataSource;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** Transactions without a database. */
public class MemoryTransactions extends StateTransactions {

	/** Whoever still asks a database finds none. */
	public static final JdbcClient NO_DATABASE = JdbcClient.create(noDatabase());

	private final Memory memory;

	MemoryTransactions(Memory memory) {
		super(new NoTransactions());
		this.memory = memory;
	}

	@Override
	public <T extends @Nullable Object> T get(Supplier<T> work) {
		return this.memory.transaction(work);
	}

	private static DataSource noDatabase() {
		return new AbstractDriverBasedDataSource() {

			@Override
			protected java.sql.Connection getConnectionFromDriver(java.util.Properties properties) {
				throw new UnsupportedOperationException("there is no database");
			}

		};
	}

	private static final class NoTransactions extends AbstractPlatformTransactionManager {

		@Override
		protected Object doGetTransaction() {
			throw new UnsupportedOperationException("there is no database");
		}

		@Override
		protected void doBegin(Object transaction, org.springframework.transaction.TransactionDefinition definition) {
			throw new UnsupportedOperationException("there is no database");
		}

		@Override
		protected void doCommit(DefaultTransactionStatus status) {
			throw new UnsupportedOperationException("there is no database");
		}

		@Override
		protected void doRollback(DefaultTransactionStatus status) {
			throw new UnsupportedOperationException("there is no database");
		}

	}

}
