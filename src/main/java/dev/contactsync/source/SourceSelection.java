package dev.contactsync.source;

import java.util.Collection;
import java.util.List;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * What a sync reads from its source.
 *
 * @param sync the name of the sync, for messages
 * @param rows the table or the query
 * @param key the column that tells contacts apart: unique, never null, immutable
 * @param changedAt the column that says when a row was last changed, or {@code null}
 * @param columns the columns that may be read; empty for all
 * @param used the columns of a table that are read, where no others may be; empty for all
 * @param reading how its rows are read
 */
public record SourceSelection(String sync, SelectedRows rows, String key, @Nullable String changedAt,
		List<String> columns, Collection<String> used, ReadingOptions reading) {

	public SourceSelection {
		columns = List.copyOf(columns);
		used = List.copyOf(used);
		if ((rows.table() == null) == (rows.query() == null)) {
			throw wrong(ProblemCode.TABLE_OR_QUERY, sync, "table", "give either a table or a query, and not both");
		}
		if (rows.query() != null && rows.where() != null) {
			throw wrong(ProblemCode.TABLE_OR_QUERY, sync, "where",
					"belongs to a table; write the condition into the query");
		}
	}

	/**
	 * A setting of this sync that cannot be used.
	 * @param code the problem
	 * @param setting the setting's last word, such as {@code key}
	 * @param problem what is wrong and what to do
	 * @return the exception to throw
	 */
	ContactSyncException wrong(ProblemCode code, String setting, String problem) {
		return wrong(code, this.sync, setting, problem);
	}

	/**
	 * Where the rows are. Either the table or the query is set.
	 *
	 * @param table a table or view, with or without its schema, or {@code null}
	 * @param query exactly one SELECT, or {@code null}
	 * @param where a condition for the rows of the table, or {@code null} for all
	 */
	public record SelectedRows(@Nullable String table, @Nullable String query, @Nullable String where) {
	}

	private static ContactSyncException wrong(ProblemCode code, String sync, String setting, String problem) {
		return new ContactSyncException(code, "contact-sync.syncs." + sync + "." + setting + ": " + problem);
	}

}
