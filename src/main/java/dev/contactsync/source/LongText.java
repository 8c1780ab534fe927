package dev.contactsync.source;

import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * Cuts texts that are longer than any field of a contact may be, before they come into
 * memory: a few of them would be more than there is. What is left is still too long for a
 * field, so that the contact is found to be too large.
 */
final class LongText {

	/** More characters than a field may have. */
	static final int LONGEST = 20_000;

	private LongText() {
	}

	/**
	 * What to select of a column of PostgreSQL, whose driver reads values as a whole.
	 * Others pass untouched, and their length is known without unpacking them.
	 * @param column the column
	 * @param typeName what PostgreSQL calls its type
	 * @param most the most characters that the type allows
	 * @return an expression for no more than {@link #LONGEST} characters of it
	 */
	static String cut(String column, String typeName, int most) {
		return switch (typeName) {
			case "text", "varchar" ->
				(most <= LONGEST) ? column : "CASE WHEN octet_length(%1$s) > %2$s THEN left(%1$s, %2$s) ELSE %1$s END"
					.formatted(column, Integer.toString(LONGEST));
			case "json", "jsonb", "xml" -> "left(CAST(%s AS text), %s)".formatted(column, Integer.toString(LONGEST));
			default -> column;
		};
	}

	/**
	 * Reads no more of a text than {@link #LONGEST} characters.
	 * @param row the rows
	 * @param column the column, from 1
	 * @return its beginning
	 * @throws SQLException if the database fails
	 */
	static @Nullable String beginning(ResultSet row, int column) throws SQLException {
		Clob text = row.getClob(column);
		return (text != null) ? text.getSubString(1, LONGEST) : null;
	}

}
