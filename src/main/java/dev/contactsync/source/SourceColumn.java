package dev.contactsync.source;

/**
 * A column of the source.
 *
 * @param name its name as the database spells it
 * @param sql how a statement of ours names it
 * @param selected what is selected to read its values
 * @param typeName what the database calls its type
 * @param type what it holds
 */
record SourceColumn(String name, String sql, String selected, String typeName, ValueType type) {

}
