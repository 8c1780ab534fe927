package dev.contactsync.state;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A transaction that reads more rows than memory may hold: PostgreSQL's driver reads them
 * piece by piece only within one. It is never repeated, since what it has read may have
 * been shown already.
 */
@Component
public class ReadTransaction {

	private final TransactionTemplate template;

	ReadTransaction(PlatformTransactionManager transactionManager) {
		this.template = new TransactionTemplate(transactionManager);
		this.template.setReadOnly(true);
	}

	/**
	 * Reads.
	 * @param work what is read
	 */
	public void run(Runnable work) {
		this.template.executeWithoutResult((status) -> work.run());
	}

}
