package dev.contactsync.ledger;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import dev.contactsync.contact.ExclusionKind;
import dev.contactsync.ledger.Memory.ExcludedRow;
import dev.contactsync.work.Run;
import dev.contactsync.work.SyncKey;

/** The contacts that a ledger in memory knows. */
class MemoryKnownContactQuery implements KnownContactQuery {

	private static final Set<String> ALL = Set.copyOf(List.of("0123456789abcdef".split("")));

	private final Memory memory;

	MemoryKnownContactQuery(Memory memory) {
		this.memory = memory;
	}

	@Override
	public boolean isEmpty(Run run) {
		for (Delivery row : this.memory.deliveries.all()) {
			if (row.key().equals(run.key())) {
				return false;
			}
		}
		for (ExcludedRow row : this.memory.exclusions.all()) {
			if (row.sync().equals(run.key())) {
				return false;
			}
		}
		return true;
	}

	@Override
	public KnownCount count(Run run, long seen) {
		long acknowledged = 0;
		for (Delivery row : this.memory.deliveries.all()) {
			if (row.key().equals(run.key()) && !row.isReleased() && row.acknowledged() != null) {
				acknowledged++;
			}
		}
		return new KnownCount(known(run.key(), ALL).size(), acknowledged);
	}

	@Override
	public List<String> page(Run run, String after, int most) {
		return known(run.key(), Set.copyOf(SqlKnownContactQuery.digits(run))).tailSet(after, false)
			.stream()
			.limit(most)
			.toList();
	}

	private TreeSet<String> known(SyncKey sync, Set<String> digits) {
		TreeSet<String> known = new TreeSet<>();
		for (Delivery row : this.memory.deliveries.all()) {
			if (row.key().equals(sync) && !row.isReleased() && digits.contains(digit(row.recipient()))) {
				known.add(row.contactKey());
			}
		}
		for (ExcludedRow row : this.memory.exclusions.all()) {
			if (row.sync().equals(sync) && row.excluded().reason().kind() != ExclusionKind.GONE
					&& digits.contains(digit(row.excluded().evidence()))) {
				known.add(row.excluded().contactKey());
			}
		}
		return known;
	}

	private static String digit(UUID hash) {
		return Long.toHexString(hash.getMostSignificantBits() >>> 60);
	}

}
