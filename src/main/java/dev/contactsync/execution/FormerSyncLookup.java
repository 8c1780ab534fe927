package dev.contactsync.execution;

import java.util.function.Supplier;

import dev.contactsync.decision.FormerSyncSet;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the syncs that are not configured any more, when that is first asked, and
 * once more where something is done about them.
 */
public final class FormerSyncLookup {

	private final Supplier<FormerSyncSet> look;

	private @Nullable FormerSyncSet first;

	/**
	 * Nothing is looked for yet.
	 * @param look looks for them
	 */
	public FormerSyncLookup(Supplier<FormerSyncSet> look) {
		this.look = look;
	}

	/**
	 * Those that were there when this was first asked.
	 * @return the syncs
	 */
	public synchronized FormerSyncSet first() {
		if (this.first == null) {
			this.first = this.look.get();
		}
		return this.first;
	}

	/**
	 * Those that are there now.
	 * @return the syncs
	 */
	public FormerSyncSet now() {
		return this.look.get();
	}

}
