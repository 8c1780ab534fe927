package dev.contactsync.state;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Transactions of their own for what must survive, whatever transaction is open around
 * them. A transaction may be repeated, so its work must be of a kind that may be: what is
 * written is written once, by the last try. They are opened by ledgers and logs only;
 * what works within one, or within that of a chunk, opens none.
 */
public interface StateTransactions {

	/**
	 * Works in a transaction.
	 * @param <T> what the work gives
	 * @return what it gave
	 */
	<T extends @Nullable Object> T get(Supplier<T> work);

	/** Works in a transaction. */
	default void run(Runnable work) {
		this.<@Nullable Object>get(() -> {
			work.run();
			return null;
		});
	}

	/**
	 * Runs work that must not happen twice. Where the connection was lost in a commit, it
	 * is not known whether it was committed: before the work is repeated, it is looked
	 * up.
	 * @param <T> what the work gives
	 * @param earlier reads what an earlier attempt has committed; null where it has not
	 * @return what either of them gave
	 */
	default <T> T once(Supplier<T> work, Supplier<@Nullable T> earlier) {
		AtomicBoolean again = new AtomicBoolean();
		return get(() -> {
			T committed = again.getAndSet(true) ? earlier.get() : null;
			return (committed != null) ? committed : work.get();
		});
	}

}
