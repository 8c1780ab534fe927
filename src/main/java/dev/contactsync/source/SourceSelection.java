package dev.contactsync.source;

import java.util.List;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * What a sync reads from its source. Either the table or the query is set.
 *
 * @param sync the name of the sync, for messages
 * @param table a table or view, with or without its schema, or {@code null}
 * @param query exactly one SELECT, or {@code null}
 * @param key the column that tells contacts apart: unique, never null, immutable
 * @param changedAt the column that says when a row was last changed, or {@code null}
 * @param columns the columns that may be read; empty for all
 * @param reading how its rows are read
 */
public record SourceSelection(String sync, @Nullable String table, @Nullable String query, String key,
		@Nullable String changedAt, List<String> columns, ReadingOptions reading) {

	public SourceSelection {
		columns = List.copyOf(columns);
		if ((table == null) == (query == null)) {
			throw wrong(ProblemCode.TABLE_OR_QUERY, sync, "table", "give either a table or a query, and not both");
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

	private static ContactSyncException wrong(ProblemCode code, String sync, String setting, String problem) {
		return new ContactSyncException(code, "contact-sync.syncs." + sync + "." + setting + ": " + problem);
	}

}
