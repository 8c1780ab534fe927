package dev.contactsync.identity;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A sync as the state knows it, whether or not it is configured.
 *
 * @param id its number
 * @param name its name
 * @param renamedTo the sync that has taken over what it delivered, or null
 * @param renamed since when; null where none has
 * @param isReleased whether its phones were released, and it has not been run since
 */
public record SyncEntry(long id, String name, @Nullable String renamedTo, @Nullable Instant renamed,
		boolean isReleased) {

	/** Whether another sync has taken over what it delivered. */
	public boolean isRenamed() {
		return this.renamedTo != null;
	}

	/**
	 * What became of its name.
	 * @return a sentence without its end
	 */
	public String renaming() {
		return "%s was renamed to %s at %s".formatted(this.name, this.renamedTo, this.renamed);
	}

}
