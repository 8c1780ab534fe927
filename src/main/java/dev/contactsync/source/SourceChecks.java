package dev.contactsync.source;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.contactsync.check.Finding;
import dev.contactsync.contact.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether the key tells contacts apart and whether changed-at says when they
 * changed, by the database's indexes where they tell, else by counting.
 */
final class SourceChecks {

	private final SourceReads reads;

	private final TableLayout layout;

	private final @Nullable ChangeTime changeTime;

	private final KeysetSql sql;

	private final String sync;

	SourceChecks(SourceReads reads, SourceSelection selection, TableLayout layout, @Nullable ChangeTime changeTime,
			KeysetSql sql) {
		this.reads = reads;
		this.sync = selection.sync();
		this.layout = layout;
		this.changeTime = changeTime;
		this.sql = sql;
	}

	List<Finding> findings() {
		TableName table = this.layout.table();
		List<IndexColumns> indexes = (table != null) ? this.reads.run((connection) -> indexes(connection, table))
				: List.of();
		List<Finding> findings = new ArrayList<>();
		findings.add(key(indexes));
		if (this.changeTime != null) {
			findings.addAll(changedAt(this.layout.changed(), this.changeTime, indexes));
		}
		return findings;
	}

	private Finding key(List<IndexColumns> indexes) {
		SourceColumn key = this.layout.key();
		String subject = subject(key);
		long without = number("COUNT(*) - COUNT(" + key.sql() + ")");
		if (without > 0) {
			return Finding.failed(ProblemCode.KEY_MISSING, "source key", subject, without + " rows have no key",
					"Choose a column that is never null, or exclude these rows in a query.");
		}
		if (indexes.stream().anyMatch((index) -> index.isUniqueFor(key.name()))) {
			return Finding.ok("source key", subject, "a unique index keeps the key unique");
		}
		long repeated = number("COUNT(*) - COUNT(DISTINCT " + key.sql() + ")");
		if (repeated > 0) {
			return Finding.failed(ProblemCode.KEY_REPEATED, "source key", subject,
					repeated + " rows repeat the key of another row",
					"Choose a column that is unique, or write a query that gives one row per key.");
		}
		return (this.layout.table() == null) ? Finding.ok("source key", subject, "the key is unique now")
				: Finding.warning(ProblemCode.KEY_WITHOUT_INDEX, "source key", subject,
						"the key is unique now, but no unique index keeps it so",
						"Add a unique index; it also makes reading faster.");
	}

	private List<Finding> changedAt(SourceColumn changedAt, ChangeTime time, List<IndexColumns> indexes) {
		String subject = subject(changedAt);
		List<Finding> findings = new ArrayList<>();
		if (this.layout.table() != null) {
			findings.add(indexes.stream().anyMatch((index) -> index.beginsWith(changedAt.name()))
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

	private static List<IndexColumns> indexes(Connection connection, TableName table) throws SQLException {
		Map<String, IndexColumns> indexes = new LinkedHashMap<>();
		try (ResultSet rows = connection.getMetaData()
			.getIndexInfo(table.catalog(), table.schema(), table.name(), false, true)) {
			while (rows.next()) {
				String name = rows.getString("INDEX_NAME");
				String column = rows.getString("COLUMN_NAME");
				if (name != null && column != null && rows.getString("FILTER_CONDITION") == null) {
					boolean unique = !rows.getBoolean("NON_UNIQUE");
					indexes.computeIfAbsent(name, (key) -> new IndexColumns(unique, new ArrayList<>()))
						.columns()
						.add(column);
				}
			}
		}
		return List.copyOf(indexes.values());
	}

	/**
	 * An index over all rows.
	 *
	 * @param unique whether it keeps its columns unique
	 * @param columns its columns in order
	 */
	private record IndexColumns(boolean unique, List<String> columns) {

		boolean isUniqueFor(String column) {
			return this.unique && this.columns.equals(List.of(column));
		}

		boolean beginsWith(String column) {
			return this.columns.get(0).equals(column);
		}

	}

}
