package dev.contactsync.ledger;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.contactsync.ledger.Memory.CandidateRow;
import dev.contactsync.ledger.Memory.KeptRow;
import org.jspecify.annotations.Nullable;

/** The comparison with what is in memory. */
class MemoryComparison extends Comparison {

	private final Memory memory;

	MemoryComparison(Memory memory) {
		super(MemoryTransactions.NO_DATABASE);
		this.memory = memory;
	}

	@Override
	NotAsBefore notAsBefore(Run run, List<String> keys, List<@Nullable Long> rowPrints) {
		Set<String> contacts = new HashSet<>();
		for (int i = 0; i < keys.size(); i++) {
			if (!isDelivered(run, keys.get(i), rowPrints.get(i))) {
				contacts.add(keys.get(i));
			}
		}
		for (KeptRow row : this.memory.keptBacks.all()) {
			if (row.sync().equals(run.sync()) && keys.contains(row.kept().contactKey())) {
				contacts.add(row.kept().contactKey());
			}
		}
		Set<String> candidates = new HashSet<>();
		for (CandidateRow row : this.memory.candidates.all()) {
			if (row.run() == run.id() && keys.contains(row.key())) {
				candidates.add(row.key());
			}
		}
		contacts.addAll(candidates);
		return new NotAsBefore(contacts, candidates);
	}

	private boolean isDelivered(Run run, String key, @Nullable Long rowPrint) {
		List<Delivery> owned = new MemoryDeliveries(this.memory).ownedBy(run.destination(), run.sync(), List.of(key));
		return rowPrint != null && owned.size() == 1 && owned.get(0).saysRow(rowPrint);
	}

}
