package dev.contactsync.source;

import java.util.ArrayList;
import java.util.List;

import dev.contactsync.column.SourceColumn;
import org.jspecify.annotations.Nullable;

/**
 * What a selection means in its database: names found, quoted and typed.
 *
 * @param from the table or the query, as it stands after FROM, named {@code s}
 * @param where a condition in parentheses that all rows fulfil, or {@code null}
 * @param table the table, or {@code null} for a query
 * @param changedAt when a row was changed, or {@code null} where no column says so
 * @param columns the columns to read
 */
record TableLayout(String from, @Nullable String where, @Nullable TableName table, SourceColumn key,
		@Nullable SourceColumn changedAt, List<SourceColumn> columns) {

	/** The same columns, of which only those at some positions are read. */
	TableLayout reading(int... positions) {
		List<SourceColumn> some = new ArrayList<>(this.columns);
		some.replaceAll(SourceColumn::unread);
		for (int position : positions) {
			some.set(position, this.columns.get(position));
		}
		return new TableLayout(this.from, this.where, this.table, this.key, this.changedAt, List.copyOf(some));
	}

	SourceColumn changed() {
		if (this.changedAt == null) {
			throw new IllegalStateException("the sync has no changed-at");
		}
		return this.changedAt;
	}

}
