package dev.contactsync.source;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.contactsync.check.Finding;
import dev.contactsync.column.ChangeTime;
import dev.contactsync.column.SourceColumn;
import dev.contactsync.contact.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether the key tells contacts apart and whether changed-at says when they
 * changed, by the database's indexes where they tell, else by counting.
 */
final class SourceChecks {

	private static final String ROW_SECURITY = """
			SELECT COUNT(*)
			FROM pg_catalog.pg_class t JOIN pg_catalog.pg_namespace n ON n.oid = t.relnamespace
			WHERE n.nspname = ? AND t.relname = ? AND row_security_active(t.oid)
			""";

	private final SourceReads reads;

	private final TableLayout layout;

	private final @Nullable ChangeTime changeTime;

	private final KeysetSql sql;

	private final String sync;

	private final KeyUniqueness uniqueness;

	SourceChecks(SourceReads reads, String sync, TableLayout layout, @Nullable ChangeTime changeTime, KeysetSql sql,
			KeyUniqueness uniqueness) {
		this.reads = reads;
		this.sync = sync;
		this.layout = layout;
		this.changeTime = changeTime;
		this.sql = sql;
		this.uniqueness = uniqueness;
	}

	List<Finding> findings() {
		List<Finding> findings = new ArrayList<>();
		findings.add(key());
		hiddenRows().ifPresent(findings::add);
		if (this.changeTime != null) {
			findings.addAll(changedAt(this.layout.changed(), this.changeTime));
		}
		return findings;
	}

	private Finding key() {
		SourceColumn key = this.layout.key();
		String subject = subject(key);
		long without = number("COUNT(*) - COUNT(" + key.sql() + ")");
		if (without > 0) {
			return Finding.failed(ProblemCode.KEY_MISSING, "source key", subject, without + " rows have no key",
					"Choose a column that is never null, or exclude these rows in a query.");
		}
		if (this.uniqueness.isKept()) {
			return Finding.ok("source key", subject, "a unique index keeps the key unique");
		}
		List<String> repeated = this.uniqueness.repeated();
		if (!repeated.isEmpty()) {
			return Finding.failed(ProblemCode.KEY_REPEATED, "source key", subject, this.uniqueness.meaning(repeated),
					"Choose a column that is unique, or write a query that gives one row per key.");
		}
		return (this.layout.table() == null)
				? Finding.ok("source key", subject, "the key is unique now; every sweep asks for repeated keys first")
				: Finding.warning(ProblemCode.KEY_WITHOUT_INDEX, "source key", subject,
						"the key is unique now, but no unique index keeps it so: every sweep asks for repeated keys first",
						"Add a unique index; it also makes reading faster.");
	}

	private Optional<Finding> hiddenRows() {
		TableName table = this.layout.table();
		if (table == null || !this.reads.run((connection) -> isRestricted(connection, table))) {
			return Optional.empty();
		}
		return Optional.of(Finding.warning(ProblemCode.ROWS_HIDDEN, "source rows", this.sync,
				"row-level security applies to this user: rows that its policies hide are not read, and count as gone",
				"Give the user a policy that shows all contacts of this sync."));
	}

	private static boolean isRestricted(Connection connection, TableName table) throws SQLException {
		return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")
				&& new KeysetSql.BoundSql(ROW_SECURITY, List.of(String.valueOf(table.schema()), table.name()))
					.number(connection) > 0;
	}

	private List<Finding> changedAt(SourceColumn changedAt, ChangeTime time) {
		String subject = subject(changedAt);
		List<Finding> findings = new ArrayList<>();
		TableName table = this.layout.table();
		if (table != null) {
			findings.add(this.reads.run((connection) -> firstColumns(connection, table)).contains(changedAt.name())
					? Finding.ok("source changed-at", subject, "an index finds changed rows")
					: Finding.warning(ProblemCode.CHANGED_AT_WITHOUT_INDEX, "source changed-at", subject,
							"no index begins with this column",
							"Add an index on it and the key, otherwise every run reads the whole table."));
		}
		long without = number("COUNT(*) - COUNT(" + changedAt.sql() + ")");
		if (without > 0) {
			findings.add(Finding.warning(ProblemCode.CHANGED_AT_MISSING, "source changed-at", subject,
					without + " rows have no changed-at", "They are read in every run; fill the column to read less."));
		}
		long future = number("COUNT(CASE WHEN " + changedAt.sql() + " > ? THEN 1 END)", time.latest());
		if (future > 0) {
			findings.add(Finding.warning(ProblemCode.CHANGED_AT_IN_FUTURE, "source changed-at", subject,
					future + " rows have a changed-at later than the source's clock",
					"They are read in every run; check what writes them."));
		}
		return findings;
	}

	private long number(String expression, Object... values) {
		return this.reads.run(this.sql.count(expression, values)::number);
	}

	private String subject(SourceColumn column) {
		return this.sync + ": " + column.name();
	}

	/** The columns with which indexes over all rows begin. */
	private static Set<String> firstColumns(Connection connection, TableName table) throws SQLException {
		Set<String> columns = new HashSet<>();
		try (ResultSet rows = connection.getMetaData()
			.getIndexInfo(table.catalog(), table.schema(), table.name(), false, true)) {
			while (rows.next()) {
				String column = rows.getString("COLUMN_NAME");
				if (column != null && rows.getInt("ORDINAL_POSITION") == 1
						&& rows.getString("FILTER_CONDITION") == null) {
					columns.add(column);
				}
			}
		}
		return columns;
	}

}
