package dev.contactsync.identity;

import dev.contactsync.contact.CountText;

/**
 * A sync that is not configured any more, and what it still owns at a destination.
 *
 * @param id its number
 * @param name its name
 * @param phones how many recipients it owns there
 * @param inDoubt how many of them are in doubt
 */
public record UnconfiguredSync(long id, String name, String destination, long phones, long inDoubt) {

	/**
	 * What that means for other syncs.
	 * @return a part of a sentence
	 */
	public String meaning() {
		return "%s is not configured, and owns %s at %s%s".formatted(this.name, CountText.of(this.phones, "phone"),
				this.destination, (this.inDoubt > 0) ? " (" + CountText.of(this.inDoubt) + " in doubt)" : "");
	}

	/**
	 * What to do about it.
	 * @return a sentence that names both commands
	 */
	public String action() {
		return "If it was only renamed, rename %1$s NEW takes over what it delivered; if it was removed, release %1$s releases its phones."
			.formatted(this.name);
	}

}
