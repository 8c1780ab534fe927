package dev.contactsync.ledger;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.contactsync.ledger.Memory.CandidateRow;
import dev.contactsync.ledger.Memory.ExcludedRow;
import dev.contactsync.work.SyncKey;
import org.jspecify.annotations.Nullable;

/** The comparison with what is in memory. */
class MemoryRowComparisonQuery implements RowComparisonQuery {

	private final Memory memory;

	MemoryRowComparisonQuery(Memory memory) {
		this.memory = memory;
	}

	@Override
	public ChangedRows changedRows(SyncKey sync, long run, List<String> keys, List<@Nullable Long> rowHashes) {
		Set<String> contacts = new HashSet<>();
		for (int i = 0; i < keys.size(); i++) {
			if (!isDelivered(sync, keys.get(i), rowHashes.get(i))) {
				contacts.add(keys.get(i));
			}
		}
		for (ExcludedRow row : this.memory.exclusions.all()) {
			if (row.sync().equals(sync) && keys.contains(row.excluded().contactKey())) {
				contacts.add(row.excluded().contactKey());
			}
		}
		Set<String> candidates = new HashSet<>();
		for (CandidateRow row : this.memory.candidates.all()) {
			if (row.run() == run && keys.contains(row.key())) {
				candidates.add(row.key());
			}
		}
		contacts.addAll(candidates);
		return new ChangedRows(contacts, candidates);
	}

	private boolean isDelivered(SyncKey sync, String key, @Nullable Long rowHash) {
		List<Delivery> owned = new MemoryDeliveryTable(this.memory).ownedBy(sync, List.of(key));
		return rowHash != null && owned.size() == 1 && owned.get(0).saysRow(rowHash);
	}

}
