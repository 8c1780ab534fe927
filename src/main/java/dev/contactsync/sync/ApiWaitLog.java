package dev.contactsync.sync;

import java.time.Instant;
import java.util.Optional;

import dev.contactsync.state.StateTransactions;

import org.springframework.stereotype.Component;

/**
 * Until when nothing is sent to a destination, because its API has asked for that: a
 * process that is started again meanwhile keeps to it.
 */
@Component
class ApiWaitLog {

	private final StateTransactions transactions;

	private final ApiWaitTable waits;

	ApiWaitLog(StateTransactions transactions, ApiWaitTable waits) {
		this.transactions = transactions;
		this.waits = waits;
	}

	/** The end of the wait that is in force; empty where there is none. */
	Optional<Instant> until(String destination) {
		return this.transactions.get(() -> this.waits.until(destination));
	}

	/** The operator wants the API to be asked again now. */
	void forget(String destination) {
		this.transactions.run(() -> this.waits.forget(destination));
	}

	/** The API has asked to wait; the longest wait counts. */
	void keep(String destination, Instant until) {
		this.transactions.run(() -> this.waits.keep(destination, until));
	}

}
