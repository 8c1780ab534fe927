package dev.contactsync.ledger;

import java.util.List;

import dev.contactsync.work.SyncKey;
import org.jspecify.annotations.Nullable;

/** Compares a chunk of contacts with all that is remembered of them. */
interface RowComparisonQuery {

	/**
	 * All but the contacts that own one recipient, of which the API has the profile that
	 * is made of their row, and that are neither excluded nor candidates of the run.
	 */
	ChangedRows changedRows(SyncKey sync, long run, List<String> keys, List<@Nullable Long> rowHashes);

}
