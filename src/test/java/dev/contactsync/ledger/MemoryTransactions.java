package dev.contactsync.ledger;

import java.util.function.Supplier;

import dev.contactsync.state.StateTransactions;
import org.jspecify.annotations.Nullable;

/** Transactions without a database. */
record MemoryTransactions(Memory memory) implements StateTransactions {

	@Override
	public <T extends @Nullable Object> T get(Supplier<T> work) {
		return this.memory.transaction(work);
	}

}
