package dev.contactsync.identity;

import java.util.Locale;

/**
 * A sync that is not configured any more, and what it still owns at a destination.
 *
 * @param id its number
 * @param name its name
 * @param destination the destination
 * @param phones how many recipients it owns there
 * @param inDoubt how many of them are in doubt
 */
public record UnconfiguredSync(long id, String name, String destination, long phones, long inDoubt) {

	/**
	 * What that means for other syncs.
	 * @return a part of a sentence
	 */
	public String meaning() {
		return String.format(Locale.ROOT, "%s is not configured, and owns %,d %s at %s%s", this.name, this.phones,
				(this.phones == 1) ? "phone" : "phones", this.destination,
				(this.inDoubt > 0) ? String.format(Locale.ROOT, " (%,d in doubt)", this.inDoubt) : "");
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
