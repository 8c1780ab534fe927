package dev.contactsync.source;

/**
 * A column of the source.
 *
 * @param name its name as the database spells it
 * @param sql how a statement of ours names it
 * @param typeName what the database calls its type
 * @param type what it holds
 */
record SourceColumn(String name, String sql, String typeName, ValueType type) {

	/**
	 * What to select for it.
	 * @return the column, or NULL where its content is not read
	 */
	String selected() {
		return (this.type == ValueType.BINARY) ? "NULL" : this.sql;
	}

}
