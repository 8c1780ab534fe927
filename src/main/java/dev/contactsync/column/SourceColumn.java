package dev.contactsync.column;

import java.util.Locale;
import java.util.Set;

/**
 * A column of the source.
 *
 * @param name its name as the database spells it
 * @param sql how a statement of ours names it
 * @param selected what is selected to read its values
 * @param typeName what the database calls its type
 * @param type what it holds
 */
public record SourceColumn(String name, String sql, String selected, String typeName, ValueType type) {

	private static final Set<String> PADDED = Set.of("bpchar", "char", "character");

	/** Selected in place of a column that is not read. */
	public static final String NOTHING = "NULL";

	/** Whether its values are filled up with blanks that mean nothing. */
	public boolean isPadded() {
		return PADDED.contains(this.typeName.toLowerCase(Locale.ROOT));
	}

	/** The same column where its values are not asked for. */
	public SourceColumn unread() {
		return new SourceColumn(this.name, this.sql, NOTHING, this.typeName, ValueType.UNREAD);
	}

}
