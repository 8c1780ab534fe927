package dev.contactsync.decision;

import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What a decision changes about the recipients that a contact blocks.
 *
 * @param add a recipient that it blocks from now on, or null
 * @param lift the recipients that it no longer blocks
 */
public record BlockChange(@Nullable UUID add, Set<UUID> lift) {

	/** It blocks nothing, and did not before. */
	static final BlockChange NONE = new BlockChange(null, Set.of());

	/**
	 * Whether it lifts blocks.
	 * @return true if there are any
	 */
	boolean isLifting() {
		return !this.lift.isEmpty();
	}

}
