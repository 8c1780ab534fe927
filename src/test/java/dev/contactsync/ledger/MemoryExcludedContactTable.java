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

import dev.contactsync.contact.ExclusionKind;
import dev.contactsync.contact.ExclusionReason;
import dev.contactsync.ledger.Memory.Contact;
import dev.contactsync.ledger.Memory.ExcludedRow;
import dev.contactsync.ledger.Memory.Spot;
import dev.contactsync.work.Run;
import dev.contactsync.work.SyncKey;
import org.jspecify.annotations.Nullable;

/** The kept-back contacts in memory. */
class MemoryExcludedContactTable implements ExcludedContactTable {

	private final Memory memory;

	MemoryExcludedContactTable(Memory memory) {
		this.memory = memory;
	}

	@Override
	public Map<String, ExcludedContact> byKeys(SyncKey sync, Collection<String> keys) {
		Map<String, ExcludedContact> found = new HashMap<>();
		for (String key : keys) {
			ExcludedRow row = this.memory.exclusions.get(new Contact(sync, key));
			if (row != null) {
				found.put(key, row.excluded());
			}
		}
		return found;
	}

	@Override
	public void exclude(SyncKey sync, long run, List<ExcludedContact> contacts) {
		this.memory.note("exclude");
		Set<String> keys = new HashSet<>();
		for (ExcludedContact excluded : contacts) {
			if (!keys.add(excluded.contactKey())) {
				throw new IllegalArgumentException("a contact is excluded twice at once");
			}
			Contact contact = new Contact(sync, excluded.contactKey());
			ExcludedRow before = this.memory.exclusions.get(contact);
			int attempts = (before != null && before.excluded().reason() == excluded.reason()) ? before.attempts() + 1
					: 1;
			this.memory.exclusions.put(contact,
					new ExcludedRow(sync, excluded, attempts, run, isStillAccepted(before, excluded)));
		}
	}

	private static boolean isStillAccepted(@Nullable ExcludedRow before, ExcludedContact now) {
		return before != null && before.accepted() && before.excluded().reason() == now.reason()
				&& before.excluded().evidence().equals(now.evidence());
	}

	@Override
	public void clear(SyncKey sync, Collection<String> keys) {
		keys.forEach((key) -> this.memory.exclusions.remove(new Contact(sync, key)));
		this.memory.note("clear");
	}

	@Override
	public List<String> refusedBy(Run run) {
		return rows((row) -> row.sync().equals(run.key()) && row.run() == run.id() && isOf(row, ExclusionKind.REFUSED))
			.stream()
			.map((row) -> row.excluded().contactKey())
			.toList();
	}

	@Override
	public void markDuplicatesDue(String destination, Collection<UUID> recipients) {
		this.memory.note("due");
		makeDue(rows((row) -> isOf(row, ExclusionKind.DUPLICATE) && row.sync().destination().equals(destination)
				&& recipients.contains(row.excluded().recipient())));
	}

	/** The list of blocked phones no longer has them. */
	void unlisted(String destination, Collection<UUID> recipients) {
		makeDue(rows((row) -> (isOf(row, ExclusionKind.DUPLICATE) || row.excluded().reason() == ExclusionReason.BLOCKED)
				&& row.sync().destination().equals(destination) && recipients.contains(row.excluded().recipient())));
	}

	@Override
	public void orphansAreDue(Run run) {
		makeDue(rows((row) -> isOf(row, ExclusionKind.DUPLICATE) && row.sync().equals(run.key())
				&& row.run() == run.id() && isNobodys(run, row.excluded().recipient())));
	}

	private boolean isNobodys(Run run, @Nullable UUID recipient) {
		Delivery row = (recipient != null) ? this.memory.deliveries.get(new Spot(run.destination(), recipient)) : null;
		boolean isBlocked = recipient != null
				&& !new MemoryBlockTable(this.memory).byRecipients(run.destination(), List.of(recipient)).isEmpty();
		return !isBlocked && (row == null || row.isReleased());
	}

	@Override
	public int markRejectionsDue(SyncKey sync, String reason, String key) {
		this.memory.note("due");
		List<ExcludedRow> rejections = rows(
				(row) -> row.sync().equals(sync) && row.excluded().reason().kind().isRejection()
						&& (reason.isEmpty() || row.excluded().reason().code().equals(reason))
						&& (key.isEmpty() ? !row.accepted() : row.excluded().contactKey().equals(key)));
		makeDue(rejections);
		return rejections.size();
	}

	@Override
	public int accept(SyncKey sync, Collection<String> keys, String reason) {
		this.memory.note("accept");
		List<ExcludedRow> rejections = rows(
				(row) -> row.sync().equals(sync) && row.excluded().reason().kind().isRejection()
						&& (reason.isEmpty() || row.excluded().reason().code().equals(reason))
						&& (keys.isEmpty() || keys.contains(row.excluded().contactKey())));
		rejections.forEach((row) -> this.memory.exclusions.put(new Contact(row.sync(), row.excluded().contactKey()),
				row.accept()));
		return rejections.size();
	}

	@Override
	public void seenAgain(SyncKey sync) {
		this.memory.note("seen again");
	}

	private void makeDue(List<ExcludedRow> rows) {
		rows.forEach(
				(row) -> this.memory.exclusions.put(new Contact(row.sync(), row.excluded().contactKey()), row.due()));
	}

	private List<ExcludedRow> rows(Predicate<ExcludedRow> condition) {
		List<ExcludedRow> found = new ArrayList<>();
		for (ExcludedRow row : this.memory.exclusions.all()) {
			if (condition.test(row)) {
				found.add(row);
			}
		}
		return found;
	}

	private static boolean isOf(ExcludedRow row, ExclusionKind kind) {
		return row.excluded().reason().kind() == kind;
	}

}
