package dev.contactsync.ledger;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import dev.contactsync.contact.Kind;
import dev.contactsync.ledger.Memory.KeptRow;

/** The contacts that a ledger in memory knows. */
class MemoryKnownContacts extends KnownContacts {

	private static final Set<String> ALL = Set.copyOf(List.of("0123456789abcdef".split("")));

	private final Memory memory;

	MemoryKnownContacts(Memory memory) {
		super(MemoryTransactions.NO_DATABASE);
		this.memory = memory;
	}

	@Override
	boolean isEmpty(Run run) {
		for (Delivery row : this.memory.deliveries.all()) {
			if (row.sync().equals(run.sync())) {
				return false;
			}
		}
		for (KeptRow row : this.memory.keptBacks.all()) {
			if (row.sync().equals(run.sync())) {
				return false;
			}
		}
		return true;
	}

	@Override
	Count count(Run run, long seen) {
		long acknowledged = 0;
		for (Delivery row : this.memory.deliveries.all()) {
			if (row.sync().equals(run.sync()) && row.leftAs() == null && row.acknowledged() != null) {
				acknowledged++;
			}
		}
		return new Count(known(run.sync(), ALL).size(), acknowledged);
	}

	@Override
	List<String> page(Run run, String after, int most) {
		return known(run.sync(), Set.copyOf(digits(run))).tailSet(after, false).stream().limit(most).toList();
	}

	private TreeSet<String> known(String sync, Set<String> digits) {
		TreeSet<String> known = new TreeSet<>();
		for (Delivery row : this.memory.deliveries.all()) {
			if (row.sync().equals(sync) && row.leftAs() == null && digits.contains(digit(row.recipient()))) {
				known.add(row.contactKey());
			}
		}
		for (KeptRow row : this.memory.keptBacks.all()) {
			if (row.sync().equals(sync) && row.kept().reason().kind() != Kind.GONE
					&& digits.contains(digit(row.kept().evidence()))) {
				known.add(row.kept().contactKey());
			}
		}
		return known;
	}

	private static String digit(UUID hash) {
		return Long.toHexString(hash.getMostSignificantBits() >>> 60);
	}

}
