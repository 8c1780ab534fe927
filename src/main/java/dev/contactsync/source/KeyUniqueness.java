package dev.contactsync.source;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import dev.contactsync.column.Identifiers;
import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.ProblemCode;

/**
 * Whether the key tells rows apart, in the database's own sense: an index may keep it
 * unique, for good; else the database is asked for keys that several rows have, and knows
 * for now.
 */
final class KeyUniqueness {

	private static final int SHOWN = 10;

	/**
	 * An index over all rows, on nothing but the key, that compares as the column does.
	 * Tables that inherit from this one are read with it, but have indexes of their own.
	 */
	private static final String POSTGRESQL = """
			SELECT COUNT(*)
			FROM pg_catalog.pg_index i
				JOIN pg_catalog.pg_class t ON t.oid = i.indrelid
				JOIN pg_catalog.pg_namespace n ON n.oid = t.relnamespace
				JOIN pg_catalog.pg_attribute a ON a.attrelid = t.oid AND a.attnum = i.indkey[0]
				JOIN pg_catalog.pg_opclass o ON o.oid = i.indclass[0]
			WHERE n.nspname = ? AND t.relname = ? AND a.attname = ?
				AND i.indisunique AND i.indisvalid AND i.indisready AND i.indislive AND i.indnkeyatts = 1
				AND i.indpred IS NULL AND i.indexprs IS NULL
				AND i.indcollation[0] = a.attcollation AND o.opcdefault
				AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_inherits h JOIN pg_catalog.pg_class c ON c.oid = h.inhrelid
					WHERE h.inhparent = t.oid AND NOT c.relispartition)
			""";

	/**
	 * Indexes compare as their columns do, but for hash indexes; tables may be linked.
	 */
	private static final String H2 = """
			SELECT COUNT(*)
			FROM information_schema.indexes i
				JOIN information_schema.tables t ON t.table_catalog = i.table_catalog AND t.table_schema = i.table_schema
					AND t.table_name = i.table_name
			WHERE i.table_schema = ? AND i.table_name = ?
				AND t.storage_type IN ('CACHED', 'MEMORY')
				AND (i.index_type_name = 'PRIMARY KEY' OR i.index_type_name LIKE 'UNIQUE%INDEX')
				AND i.index_type_name NOT LIKE '%HASH%'
				AND ? = (SELECT LISTAGG(c.column_name, '.') FROM information_schema.index_columns c
					WHERE c.index_catalog = i.index_catalog AND c.index_schema = i.index_schema
						AND c.index_name = i.index_name AND c.table_name = i.table_name AND c.is_unique)
			""";

	private final SourceReads reads;

	private final SourceSelection selection;

	private final TableLayout layout;

	private final KeysetSql sql;

	private final RowReader rowReader;

	KeyUniqueness(SourceReads reads, SourceSelection selection, TableLayout layout, KeysetSql sql,
			RowReader rowReader) {
		this.reads = reads;
		this.selection = selection;
		this.layout = layout;
		this.sql = sql;
		this.rowReader = rowReader;
	}

	/** Makes sure that no key is repeated. */
	void require() {
		if (isKept()) {
			return;
		}
		List<String> repeated = repeated();
		if (!repeated.isEmpty()) {
			throw wrong(repeated);
		}
	}

	private ContactSyncException wrong(List<String> repeated) {
		return this.selection.wrong(ProblemCode.KEY_REPEATED, "key",
				meaning(repeated) + ". A key must be unique, in the sense of the database: choose another column, or "
						+ "write a query that gives one row per key.");
	}

	/**
	 * What repeated keys mean, for people.
	 * @param repeated some keys
	 * @return a part of a sentence that names them
	 */
	String meaning(List<String> repeated) {
		String names = String.join(", ", repeated.stream().map(Identifiers::shown).toList());
		String first = (repeated.size() == SHOWN) ? "these are the first " + SHOWN + " keys that several rows have in"
				: "several rows have the same key in";
		return first + " column " + Identifiers.shown(this.layout.key().name()) + ": " + names;
	}

	/** Whether an index keeps the key unique. */
	boolean isKept() {
		TableName table = this.layout.table();
		return table != null && table.schema() != null
				&& this.reads.run((connection) -> isKept(connection, table, String.valueOf(table.schema())));
	}

	private boolean isKept(Connection connection, TableName table, String schema) throws SQLException {
		String indexes = switch (connection.getMetaData().getDatabaseProductName()) {
			case "PostgreSQL" -> POSTGRESQL;
			case "H2" -> H2;
			default -> null;
		};
		return indexes != null
				&& new KeysetSql.BoundSql(indexes, List.of(schema, table.name(), this.layout.key().name()))
					.number(connection) > 0;
	}

	/** The first keys that several rows have. */
	List<String> repeated() {
		return this.reads.run((connection) -> {
			List<String> keys = new ArrayList<>();
			try (PreparedStatement statement = this.sql.repeatedKeys(SHOWN).prepare(connection);
					ResultSet rows = statement.executeQuery()) {
				while (rows.next()) {
					keys.add(this.rowReader.key(rows));
				}
			}
			return keys;
		});
	}

}
