package dev.contactsync.execution;

import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * The syncs that nobody can run: what is in doubt for them may be settled by another.
 * They are looked for when that is first asked, and once more where it is acted upon.
 */
public final class AbandonedSyncs {

	private final Supplier<Set<Long>> look;

	private @Nullable Set<Long> first;

	/**
	 * Syncs that are looked for.
	 * @param look looks for them, and gives their numbers
	 */
	public AbandonedSyncs(Supplier<Set<Long>> look) {
		this.look = look;
	}

	/**
	 * Those that were there when this was first asked.
	 * @return their numbers
	 */
	public synchronized Set<Long> first() {
		if (this.first == null) {
			this.first = this.look.get();
		}
		return this.first;
	}

	/**
	 * Those that are there now.
	 * @return their numbers
	 */
	public Set<Long> now() {
		return this.look.get();
	}

}
