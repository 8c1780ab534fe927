package dev.contactsync.source;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

import dev.contactsync.column.Identifiers;
import dev.contactsync.contact.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * A table or view of a database.
 *
 * @param catalog its catalog, or {@code null}
 * @param schema its schema, or {@code null}
 * @param name its name
 */
record TableName(@Nullable String catalog, @Nullable String schema, String name) {

	private static final Set<String> SYSTEM = Set.of("information_schema", "pg_catalog", "pg_toast");

	private static final Set<String> NO_TABLES = Set.of("INDEX", "PARTITIONED INDEX", "SEQUENCE", "TYPE", "SYNONYM");

	/**
	 * Finds a table by its name, with or without its schema.
	 * @param connection a connection to the database
	 * @param selection a selection with a table
	 * @param written the name as it was written
	 * @return the table
	 * @throws SQLException if the database fails
	 */
	static TableName find(Connection connection, SourceSelection selection, String written) throws SQLException {
		List<TableName> all = all(connection);
		String current = connection.getSchema();
		List<TableName> found = named(written, all);
		if (found.size() > 1) {
			found = found.stream().filter((table) -> table.schema != null && table.schema.equals(current)).toList();
		}
		if (found.size() == 1) {
			return found.get(0);
		}
		List<TableName> several = named(written, all);
		if (several.isEmpty()) {
			throw selection
				.wrong(ProblemCode.UNKNOWN_TABLE, "table", "the source has no table " + Identifiers.shown(written)
						+ Identifiers.nearest(written, all.stream().map((table) -> table.nearestTo(written)).toList()));
		}
		throw selection.wrong(ProblemCode.AMBIGUOUS_TABLE, "table", "there are several tables "
				+ Identifiers.shown(written) + ": write one of "
				+ String.join(", ", several.stream().map((table) -> Identifiers.shown(table.qualified())).toList()));
	}

	private static List<TableName> named(String written, List<TableName> all) {
		List<TableName> exact = all.stream()
			.filter((table) -> table.name.equals(written) || table.qualified().equals(written))
			.toList();
		return !exact.isEmpty() ? exact : all.stream()
			.filter((table) -> fold(table.name).equals(fold(written)) || fold(table.qualified()).equals(fold(written)))
			.toList();
	}

	private static List<TableName> all(Connection connection) throws SQLException {
		List<TableName> tables = new ArrayList<>();
		try (ResultSet rows = connection.getMetaData().getTables(connection.getCatalog(), null, "%", null)) {
			while (rows.next()) {
				TableName table = new TableName(rows.getString("TABLE_CAT"), rows.getString("TABLE_SCHEM"),
						rows.getString("TABLE_NAME"));
				if (!NO_TABLES.contains(String.valueOf(rows.getString("TABLE_TYPE"))) && !table.isSystem()) {
					tables.add(table);
				}
			}
		}
		return tables;
	}

	/**
	 * The names of its columns, whether or not they may be read.
	 * @param connection a connection to the database
	 * @return the names in order
	 * @throws SQLException if the database fails
	 */
	List<String> columns(Connection connection) throws SQLException {
		List<String> columns = new ArrayList<>();
		// What is a pattern for the driver may match more than this table.
		try (ResultSet rows = connection.getMetaData().getColumns(this.catalog, this.schema, this.name, null)) {
			while (rows.next()) {
				if (this.name.equals(rows.getString("TABLE_NAME"))
						&& Objects.equals(this.schema, rows.getString("TABLE_SCHEM"))) {
					columns.add(rows.getString("COLUMN_NAME"));
				}
			}
		}
		return columns;
	}

	private boolean isSystem() {
		return this.schema != null && SYSTEM.contains(fold(this.schema));
	}

	String quoted(Identifiers names) {
		return ((this.schema != null) ? names.quoted(this.schema) + "." : "") + names.quoted(this.name);
	}

	private String qualified() {
		return (this.schema != null) ? this.schema + "." + this.name : this.name;
	}

	private String nearestTo(String written) {
		return written.contains(".") ? qualified() : this.name;
	}

	private static String fold(String name) {
		return name.toLowerCase(Locale.ROOT);
	}

}
