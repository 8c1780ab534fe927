package dev.contactsync.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

import dev.contactsync.contact.Kind;
import dev.contactsync.ledger.Memory.Contact;
import dev.contactsync.ledger.Memory.KeptRow;
import dev.contactsync.ledger.Memory.Spot;
import org.jspecify.annotations.Nullable;

/** The kept-back contacts in memory. */
class MemoryKeptBacks extends KeptBacks {

	private final Memory memory;

	MemoryKeptBacks(Memory memory) {
		super(MemoryTransactions.NO_DATABASE, memory.clock);
		this.memory = memory;
	}

	@Override
	Map<String, Kept> byKeys(String sync, Collection<String> keys) {
		Map<String, Kept> found = new HashMap<>();
		for (String key : keys) {
			KeptRow row = this.memory.keptBacks.get(new Contact(sync, key));
			if (row != null) {
				found.put(key, row.kept());
			}
		}
		return found;
	}

	@Override
	void keep(String sync, long run, List<Kept> contacts) {
		this.memory.note("keep back");
		Set<String> keys = new HashSet<>();
		for (Kept kept : contacts) {
			if (!keys.add(kept.contactKey())) {
				throw new IllegalArgumentException("a contact is kept back twice at once");
			}
			Contact contact = new Contact(sync, kept.contactKey());
			KeptRow before = this.memory.keptBacks.get(contact);
			int attempts = (before != null && before.kept().reason() == kept.reason()) ? before.attempts() + 1 : 1;
			this.memory.keptBacks.put(contact, new KeptRow(sync, kept, attempts, run));
		}
	}

	@Override
	void clear(String sync, Collection<String> keys) {
		keys.forEach((key) -> this.memory.keptBacks.remove(new Contact(sync, key)));
		this.memory.note("clear");
	}

	@Override
	Map<String, Long> refusals(Run run) {
		Map<String, Long> refusals = new HashMap<>();
		rows((row) -> row.sync().equals(run.sync()) && row.run() == run.id() && isOf(row, Kind.REFUSED))
			.forEach((row) -> refusals.merge(String.valueOf(row.kept().detail()), 1L, Long::sum));
		return refusals;
	}

	@Override
	List<String> refusedBy(Run run) {
		return rows((row) -> row.sync().equals(run.sync()) && row.run() == run.id() && isOf(row, Kind.REFUSED)).stream()
			.map((row) -> row.kept().contactKey())
			.toList();
	}

	@Override
	void duplicatesAreDue(Collection<UUID> recipients) {
		this.memory.note("due");
		makeDue(rows((row) -> isOf(row, Kind.DUPLICATE) && recipients.contains(row.kept().recipient())));
	}

	@Override
	void orphansAreDue(Run run) {
		makeDue(rows((row) -> isOf(row, Kind.DUPLICATE) && row.sync().equals(run.sync()) && row.run() == run.id()
				&& isNobodys(run, row.kept().recipient())));
	}

	private boolean isNobodys(Run run, @Nullable UUID recipient) {
		Delivery row = (recipient != null) ? this.memory.deliveries.get(new Spot(run.destination(), recipient)) : null;
		return row == null || row.leftAs() != null;
	}

	@Override
	int rejectionsAreDue(String sync, String reason, String key) {
		this.memory.note("due");
		List<KeptRow> rejections = rows((row) -> row.sync().equals(sync) && row.kept().reason().kind().isRejection()
				&& (reason.isEmpty() || row.kept().reason().code().equals(reason))
				&& (key.isEmpty() || row.kept().contactKey().equals(key)));
		makeDue(rejections);
		return rejections.size();
	}

	@Override
	void seenAgain(String sync) {
		this.memory.note("seen again");
	}

	private void makeDue(List<KeptRow> rows) {
		rows.forEach((row) -> this.memory.keptBacks.put(new Contact(row.sync(), row.kept().contactKey()), row.due()));
	}

	private List<KeptRow> rows(Predicate<KeptRow> condition) {
		List<KeptRow> found = new ArrayList<>();
		for (KeptRow row : this.memory.keptBacks.all()) {
			if (condition.test(row)) {
				found.add(row);
			}
		}
		return found;
	}

	private static boolean isOf(KeptRow row, Kind kind) {
		return row.kept().reason().kind() == kind;
	}

}
