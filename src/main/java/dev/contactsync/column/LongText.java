package dev.contactsync.column;

import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Cuts texts that are longer than any field of a contact may be, before they come into
 * memory: a few of them would be more than there is. What is left is still too long for a
 * field, so that the contact is found to be too large.
 */
public final class LongText {

	/** More characters than a field may have. */
	public static final int LONGEST = 20_000;

	private static final String LONGEST_TEXT = Integer.toString(LONGEST);

	/** In place of an array that is too long, one of as many nulls of its type. */
	private static final String ARRAY = "CASE WHEN octet_length(CAST(%1$s AS text)) > %2$s "
			+ "THEN array_fill(CASE WHEN FALSE THEN (%1$s)[1] END, ARRAY[%3$s]) ELSE %1$s END";

	/** Types that are read as text, never long, and written otherwise by a cast. */
	private static final Set<String> SHORT = Set.of("inet", "cidr", "macaddr", "macaddr8", "money", "interval", "name",
			"oid", "bit");

	private LongText() {
	}

	/**
	 * What to select of a column of PostgreSQL, whose driver reads values as a whole. The
	 * length of what passes untouched is known without unpacking it.
	 * @param typeName what PostgreSQL calls its type
	 * @param type what it holds
	 * @param most the most characters that the type allows
	 * @return an expression for no more than {@link #LONGEST} characters of it
	 */
	public static String cut(String column, String typeName, ValueType type, int most) {
		if (type == ValueType.ARRAY) {
			return ARRAY.formatted(column, LONGEST_TEXT, Integer.toString(LONGEST + 1));
		}
		if (type != ValueType.TEXT || SHORT.contains(typeName)) {
			return column;
		}
		return switch (typeName) {
			case "text", "varchar", "bpchar" ->
				(most <= LONGEST) ? column : "CASE WHEN octet_length(%1$s) > %2$s THEN left(%1$s, %2$s) ELSE %1$s END"
					.formatted(column, LONGEST_TEXT);
			default -> "left(CAST(%s AS text), %s)".formatted(column, LONGEST_TEXT);
		};
	}

	/**
	 * Whether a value is an array in place of one that was too long to be read.
	 * @param value a value that was read
	 * @return true for an array with more elements than a field may have characters
	 */
	public static boolean isTooLong(@Nullable Object value) {
		return value instanceof List<?> list && list.size() > LONGEST;
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
