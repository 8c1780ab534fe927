package dev.contactsync.source;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.contactsync.contact.ProblemCode;

import org.jspecify.annotations.Nullable;

/**
 * Finds out what a selection means in its database:
 *
 * <ol>
 * <li>the table among the database's tables, or the query as it is, once it is known to
 * be one;
 * <li>their columns, from a result without rows;
 * <li>key, changed-at and the listed columns among these.
 * </ol>
 */
final class LayoutFinder {

	private final Connection connection;

	private final SourceSelection selection;

	private final Identifiers names;

	LayoutFinder(Connection connection, SourceSelection selection) throws SQLException {
		this.connection = connection;
		this.selection = selection;
		this.names = new Identifiers(connection.getMetaData().getIdentifierQuoteString());
	}

	TableLayout find() throws SQLException {
		TableName table = table();
		String from = from(table);
		List<SourceColumn> all = columns(from);
		SourceColumn key = key(all);
		SourceColumn changedAt = changedAt(all);
		return new TableLayout(from, table, key, changedAt, listed(all));
	}

	private @Nullable TableName table() throws SQLException {
		String written = this.selection.table();
		if (written == null) {
			return null;
		}
		refuseHostile("table", written);
		TableName table = TableName.find(this.connection, this.selection, written);
		if (table.schema() != null) {
			refuseHostile("table", table.schema());
		}
		return table;
	}

	private String from(@Nullable TableName table) {
		if (table != null) {
			return table.quoted(this.names) + " s";
		}
		// On a line of its own, because the query may end with a comment.
		return "(" + QueryText.checked(this.selection, String.valueOf(this.selection.query())) + "\n) s";
	}

	private List<SourceColumn> columns(String from) throws SQLException {
		List<SourceColumn> columns = new ArrayList<>();
		Set<String> seen = new HashSet<>();
		try (PreparedStatement statement = this.connection.prepareStatement("SELECT * FROM " + from + " WHERE 1 = 0");
				ResultSet rows = statement.executeQuery()) {
			ResultSetMetaData result = rows.getMetaData();
			for (int i = 1; i <= result.getColumnCount(); i++) {
				String name = result.getColumnLabel(i);
				if (!seen.add(name)) {
					throw this.selection.wrong(ProblemCode.REPEATED_COLUMN, "query",
							"gives two columns named " + Identifiers.shown(name) + "; tell them apart with AS");
				}
				refuseHostile("columns", name);
				columns.add(column(name, result, i));
			}
		}
		return columns;
	}

	private SourceColumn column(String name, ResultSetMetaData result, int column) throws SQLException {
		String sql = "s." + this.names.quoted(name);
		String typeName = result.getColumnTypeName(column);
		ValueType type = ValueType.of(result, column);
		return new SourceColumn(name, sql, selected(sql, typeName, type, result.getPrecision(column)), typeName, type);
	}

	private String selected(String sql, String typeName, ValueType type, int precision) throws SQLException {
		if (type == ValueType.UNREAD) {
			return SourceColumn.NOTHING;
		}
		return isPostgres() ? LongText.cut(sql, typeName, precision) : sql;
	}

	private boolean isPostgres() throws SQLException {
		return this.connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
	}

	private SourceColumn key(List<SourceColumn> all) {
		SourceColumn key = column("key", this.selection.key(), all);
		if (!key.type().isExact()) {
			throw this.selection.wrong(ProblemCode.KEY_TYPE, "key", "column " + Identifiers.shown(key.name())
					+ " is of type " + key.typeName()
					+ ", which cannot be a key; use a query that converts it, for instance with CAST(... AS varchar)");
		}
		return key;
	}

	private @Nullable SourceColumn changedAt(List<SourceColumn> all) {
		String written = this.selection.changedAt();
		if (written == null) {
			return null;
		}
		SourceColumn column = column("changed-at", written, all);
		if (!column.type().isDated()) {
			throw this.selection.wrong(ProblemCode.CHANGED_AT_TYPE, "changed-at",
					"column " + Identifiers.shown(column.name()) + " is of type " + column.typeName()
							+ ", not a date or timestamp; use a query that converts it, for instance with"
							+ " to_timestamp(...)");
		}
		return column;
	}

	private List<SourceColumn> listed(List<SourceColumn> all) {
		if (this.selection.columns().isEmpty()) {
			return all;
		}
		return this.selection.columns().stream().map((written) -> column("columns", written, all)).distinct().toList();
	}

	private SourceColumn column(String setting, String written, List<SourceColumn> all) {
		refuseHostile(setting, written);
		List<String> known = all.stream().map(SourceColumn::name).toList();
		String name = Identifiers.find(written, known)
			.orElseThrow(() -> this.selection.wrong(ProblemCode.UNKNOWN_COLUMN, setting,
					"there is no column " + Identifiers.shown(written) + Identifiers.nearest(written, known)));
		return all.get(known.indexOf(name));
	}

	private void refuseHostile(String setting, String name) {
		if (this.names.isHostile(name)) {
			throw this.selection.wrong(ProblemCode.HOSTILE_NAME, setting, "the name " + Identifiers.shown(name)
					+ " is empty or contains quotes, which is refused; give it another name in a view");
		}
	}

}
