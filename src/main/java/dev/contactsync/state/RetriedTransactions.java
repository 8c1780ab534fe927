package dev.contactsync.state;

import java.time.Duration;
import java.util.function.Supplier;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.ProblemCode;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Transactions on the state database. Where that is away, or another transaction was in
 * the way, only the transaction is repeated, and not the run.
 */
@Component
class RetriedTransactions implements StateTransactions {

	private static final int TRIES = 8;

	/**
	 * No try begins later, so that a database that has gone silent is an error within a
	 * minute and a half, the limits of its connections included.
	 */
	private static final Duration LONGEST = Duration.ofSeconds(65);

	private static final Duration FIRST_WAIT = Duration.ofMillis(50);

	private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

	private final TransactionTemplate template;

	/** A wait has been in vain already. */
	private volatile boolean isAway;

	RetriedTransactions(PlatformTransactionManager transactionManager) {
		this.template = new TransactionTemplate(transactionManager);
		this.template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	@Override
	public <T extends @Nullable Object> T get(Supplier<T> work) {
		Duration wait = FIRST_WAIT;
		long begun = System.nanoTime();
		for (int tries = 1;; tries++) {
			try {
				T result = this.template.execute((status) -> work.get());
				this.isAway = false;
				return result;
			}
			catch (DataAccessException | TransactionException ex) {
				boolean isOver = tries == TRIES || System.nanoTime() - begun > LONGEST.toNanos();
				if (!StateFault.isPassing(ex) || isOver || this.isAway) {
					this.isAway = StateFault.isPassing(ex);
					throw StateFault.explain(ex);
				}
				pause(wait);
				wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
			}
		}
	}

	private static void pause(Duration wait) {
		try {
			Thread.sleep(wait.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new ContactSyncException(ProblemCode.STOPPED, "Interrupted while the state database did not answer.",
					ex);
		}
	}

}
