package dev.contactsync.decision;

import java.util.Set;

/**
 * The syncs to a destination that are not configured any more, by their numbers.
 *
 * @param all those that own phones
 * @param abandoned those of them that have something in doubt and that no process runs,
 * be it with another configuration
 */
public record FormerSyncSet(Set<Long> all, Set<Long> abandoned) {

	/** Every sync is configured. */
	public static final FormerSyncSet NONE = new FormerSyncSet(Set.of(), Set.of());

}
