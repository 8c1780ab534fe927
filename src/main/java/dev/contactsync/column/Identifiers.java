package dev.contactsync.column;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.contactsync.check.NearestName;

/**
 * Finds names that users wrote among those that a database has, and quotes them. Only
 * names that the database itself gave get into a statement.
 */
public final class Identifiers {

	private final String quote;

	/**
	 * Names of a database.
	 * @param quote what it puts around names
	 */
	public Identifiers(String quote) {
		this.quote = quote.isBlank() ? "" : quote;
	}

	/**
	 * Quotes a name that the database gave.
	 * @return the name in quotes
	 */
	public String quoted(String name) {
		if (isHostile(name)) {
			throw new IllegalArgumentException("a name with a quote in it: " + shown(name));
		}
		return this.quote + name + this.quote;
	}

	/**
	 * Whether a name could break out of its quotes.
	 * @return true if it has a quote or a NUL in it
	 */
	public boolean isHostile(String name) {
		return name.isEmpty() || name.indexOf('"') >= 0 || name.indexOf('`') >= 0 || name.indexOf('\0') >= 0
				|| (!this.quote.isEmpty() && name.contains(this.quote));
	}

	/**
	 * Finds a name exactly, else without regard to case where only one fits.
	 * @param name the name as it was written
	 * @param known the names that exist
	 * @return the name as the database spells it
	 */
	public static Optional<String> find(String name, Collection<String> known) {
		if (known.contains(name)) {
			return Optional.of(name);
		}
		List<String> similar = known.stream().filter((other) -> fold(other).equals(fold(name))).toList();
		return (similar.size() == 1) ? Optional.of(similar.get(0)) : Optional.empty();
	}

	/**
	 * What to try instead of a name that was not found.
	 * @param known the names that exist
	 * @return the end of a sentence; empty where no name is near
	 */
	public static String nearest(String name, Collection<String> known) {
		List<String> near = NearestName.of(name, known);
		return near.isEmpty() ? ""
				: "; did you mean " + String.join(" or ", near.stream().map(Identifiers::shown).toList()) + "?";
	}

	/**
	 * A name for a message: what cannot be seen is replaced.
	 * @return the name in single quotes
	 */
	public static String shown(String name) {
		return "'" + name.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "?") + "'";
	}

	private static String fold(String name) {
		return name.toLowerCase(Locale.ROOT);
	}

}
