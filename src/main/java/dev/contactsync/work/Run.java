package dev.contactsync.work;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * One attempt to bring a sync up to date.
 *
 * @param id its number; 0 before it is written down
 * @param key its sync, and where it sends to
 * @param scope what it looks at
 * @param sendLimit how many contacts it may send at most, or null for all
 * @param configuration hash of mapping, query and encoding
 * @param sourceClock the source's clock before the first page; null in a replay
 * @param resumed how often it was resumed
 */
public record Run(long id, SyncKey key, RunScope scope, @Nullable Integer sendLimit, UUID configuration,
		@Nullable Instant sourceClock, int resumed) {

	/**
	 * A run that is not written down yet.
	 * @param key its sync, and where it sends to
	 * @param scope what it looks at
	 * @param sendLimit how many contacts it may send at most, or null for all
	 * @param configuration hash of mapping, query and encoding
	 * @param sourceClock the source's clock now; null in a replay
	 */
	public static Run planned(SyncKey key, RunScope scope, @Nullable Integer sendLimit, UUID configuration,
			@Nullable Instant sourceClock) {
		return new Run(0, key, scope, sendLimit, configuration, sourceClock, 0);
	}

	/**
	 * Its sync.
	 * @return the name
	 */
	public String sync() {
		return this.key.sync();
	}

	/**
	 * Where it sends to.
	 * @return the name of the destination
	 */
	public String destination() {
		return this.key.destination();
	}

	/**
	 * Whether there is nothing to compare with, so that rows are sent as they are read.
	 * @return true for a load
	 */
	public boolean isLoad() {
		return this.scope instanceof RunScope.Load;
	}

	/**
	 * Whether only contacts are looked at that were rejected, in doubt or due.
	 * @return true for a replay
	 */
	public boolean isReplay() {
		return this.scope instanceof RunScope.Replay;
	}

	/**
	 * Whether rows are compared with the ledger before any is sent.
	 * @return true for any run but a load and a replay
	 */
	public boolean isAssessed() {
		return !isLoad() && !isReplay();
	}

	/** The same, where something is known to compare with after all. */
	public Run comparing() {
		return new Run(this.id, this.key, new RunScope.Everything(), this.sendLimit, this.configuration,
				this.sourceClock, this.resumed);
	}

	/**
	 * The same run, written down.
	 * @param newId its number
	 */
	public Run withId(long newId) {
		return new Run(newId, this.key, this.scope, this.sendLimit, this.configuration, this.sourceClock, this.resumed);
	}

}
