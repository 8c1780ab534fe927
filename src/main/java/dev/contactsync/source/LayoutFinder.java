package dev.contactsync.source;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.contactsync.column.Identifiers;
import dev.contactsync.column.LongText;
import dev.contactsync.column.SourceColumn;
import dev.contactsync.column.ValueType;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.contact.ProblemList;
import dev.contactsync.query.QueryText;
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
		Set<String> functions = refusedFunctions();
		TableName table = table();
		String from = from(table, functions);
		String where = where(functions);
		List<SourceColumn> all = (table != null) ? columns(table, from, where) : columns("*", from, null);
		ProblemList problems = new ProblemList();
		Optional<SourceColumn> key = problems.get(() -> key(all));
		Optional<SourceColumn> changedAt = problems.get(() -> changedAt(all));
		List<SourceColumn> listed = problems.get(() -> listed(all)).orElse(all);
		if (!problems.all().isEmpty()) {
			this.selection.used().forEach((written) -> problems.get(() -> column("mapping", written, all)));
		}
		problems.throwIfAny();
		return new TableLayout(from, where, table, key.orElseThrow(), changedAt.orElse(null), listed);
	}

	/** The rows of a query, whatever tells them apart. */
	ListSource list(SourceReads reads) throws SQLException {
		String from = from(null, refusedFunctions());
		return new ListSource(reads, from, columns("*", from, null));
	}

	/** What others have added to H2 is Java, and may do anything. */
	private Set<String> refusedFunctions() throws SQLException {
		if (!product().equals("H2")) {
			return Set.of();
		}
		Set<String> functions = new HashSet<>(QueryText.FUNCTIONS_OF_H2);
		try (PreparedStatement statement = this.connection
			.prepareStatement("SELECT routine_name FROM information_schema.routines");
				ResultSet rows = statement.executeQuery()) {
			while (rows.next()) {
				functions.add(rows.getString(1));
			}
		}
		return functions;
	}

	private @Nullable TableName table() throws SQLException {
		String written = this.selection.rows().table();
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

	private String from(@Nullable TableName table, Set<String> functions) {
		if (table != null) {
			return table.quoted(this.names) + " s";
		}
		String query = String.valueOf(this.selection.rows().query());
		return checked("query", QueryText.ofQuery(query, functions)) + " s";
	}

	private @Nullable String where(Set<String> functions) {
		String where = this.selection.rows().where();
		return (where != null) ? checked("where", QueryText.ofCondition(where, functions)) : null;
	}

	private String checked(String setting, QueryText text) {
		String problem = text.problem();
		if (problem != null) {
			throw this.selection.wrong(ProblemCode.BAD_QUERY, setting, problem);
		}
		return text.inParentheses();
	}

	/**
	 * All columns of a table, of which only those that are needed are selected, because
	 * its user may have no right to the others.
	 */
	private List<SourceColumn> columns(TableName table, String from, @Nullable String where) throws SQLException {
		List<String> all = table.columns(this.connection);
		all.forEach((name) -> refuseHostile("columns", name));
		Set<String> needed = needed(all);
		Map<String, SourceColumn> selected = new HashMap<>();
		if (!needed.isEmpty()) {
			columns(String.join(", ", needed.stream().map((name) -> "s." + this.names.quoted(name)).toList()), from,
					where)
				.forEach((column) -> selected.put(column.name(), column));
		}
		return all.stream().map((name) -> selected.getOrDefault(name, unread(name))).toList();
	}

	private Set<String> needed(List<String> all) {
		Collection<String> read = this.selection.columns().isEmpty() ? this.selection.used() : this.selection.columns();
		if (read.isEmpty()) {
			return new LinkedHashSet<>(all);
		}
		Stream<@Nullable String> written = Stream.concat(read.stream(),
				Stream.of(this.selection.key(), this.selection.changedAt()));
		return written.filter(Objects::nonNull)
			.flatMap((name) -> Identifiers.find(name, all).stream())
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	private SourceColumn unread(String name) {
		return new SourceColumn(name, "s." + this.names.quoted(name), SourceColumn.NOTHING, "not read",
				ValueType.UNREAD);
	}

	private List<SourceColumn> columns(String selected, String from, @Nullable String where) throws SQLException {
		List<SourceColumn> columns = new ArrayList<>();
		Set<String> seen = new HashSet<>();
		String sql = "SELECT " + selected + " FROM " + from + " WHERE 1 = 0" + ((where != null) ? " AND " + where : "");
		try (PreparedStatement statement = this.connection.prepareStatement(sql);
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
		return product().equals("PostgreSQL") ? LongText.cut(sql, typeName, type, precision) : sql;
	}

	private String product() throws SQLException {
		return this.connection.getMetaData().getDatabaseProductName();
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
