package dev.contactsync.identity;

import java.util.List;
import java.util.Optional;

import dev.contactsync.state.StateTransactions;

import org.springframework.stereotype.Component;

/** The memory of the names of destinations. Every method is a transaction of its own. */
@Component
public class DestinationLog {

	private final StateTransactions transactions;

	private final RunClosingTable closing;

	private final DestinationMergeTable merging;

	DestinationLog(StateTransactions transactions, RunClosingTable closing, DestinationMergeTable merging) {
		this.transactions = transactions;
		this.closing = closing;
		this.merging = merging;
	}

	/**
	 * When a destination got the name that it has.
	 * @param old the name that it had
	 * @param name the name that it has
	 * @return the renaming; empty where there was none
	 */
	public Optional<DestinationRenaming> renaming(String old, String name) {
		return this.transactions.get(() -> this.merging.renaming(old, name));
	}

	/**
	 * Whether the account behind a destination was ever kept.
	 * @param name the destination
	 * @return true if so
	 */
	public boolean isKnown(String name) {
		return this.transactions.get(() -> this.merging.isKnown(name));
	}

	/**
	 * Whether anything was sent to a destination.
	 * @param name the destination
	 * @return true if so
	 */
	public boolean hasDeliveries(String name) {
		return this.transactions.get(() -> this.merging.hasDeliveries(name));
	}

	/**
	 * The syncs that have sent to a destination under either of its names.
	 * @param old the name that it had
	 * @param name the name that it gets
	 * @return their names, in order
	 */
	public List<String> syncs(String old, String name) {
		return this.transactions.get(() -> this.merging.syncs(old, name));
	}

	/**
	 * A destination gets another name, under which nothing was sent yet. What is
	 * unfinished or held is closed. May be repeated.
	 * @param old the name that it had
	 * @param name the name that it gets; the leases of all its syncs are held
	 * @return the renaming, or the one that was before
	 */
	public DestinationRenaming rename(String old, String name) {
		return this.transactions.get(() -> this.merging.renaming(old, name).orElseGet(() -> {
			this.closing.closeOfDestinations(List.of(old, name),
					"Closed: destination %s was renamed to %s.".formatted(old, name));
			this.merging.rename(old, name);
			return this.merging.renaming(old, name).orElseThrow();
		}));
	}

}
