package dev.contactsync.launch;

import dev.contactsync.contact.ExclusionReason;
import org.jspecify.annotations.Nullable;

/** What is asked of a sync. */
public sealed interface RunRequest {

	/**
	 * The sync.
	 * @return its name
	 */
	String sync();

	/**
	 * Finish the unfinished run of a sync, if there is one, then make a new one.
	 *
	 * @param full whether every row is checked, regardless of the settings
	 * @param limit how many contacts to send at most, or null for all
	 * @param approve whether the operator approves of why the last run was held or
	 * stopped; the first of the runs uses this up
	 */
	record Update(String sync, boolean full, @Nullable Integer limit, boolean approve) implements RunRequest {
	}

	/**
	 * Finish the unfinished run of a sync, and no more.
	 */
	record Restart(String sync) implements RunRequest {
	}

	/**
	 * Try contacts again that were rejected.
	 *
	 * @param reason only those rejected for this reason, or null for all
	 * @param key only this contact, or null for all
	 */
	record Replay(String sync, @Nullable ExclusionReason reason, @Nullable String key) implements RunRequest {
	}

	/**
	 * The usual request: every contact that needs it, without approval.
	 */
	static RunRequest update(String sync) {
		return new Update(sync, false, null, false);
	}

}
