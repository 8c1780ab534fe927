package dev.contactsync.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

import dev.contactsync.contact.ExclusionKind;
import dev.contactsync.contact.ProfileField;
import dev.contactsync.ledger.Memory.BlockPlace;
import dev.contactsync.ledger.Memory.CandidateRow;
import dev.contactsync.ledger.Memory.Contact;
import dev.contactsync.ledger.Memory.ExcludedRow;
import dev.contactsync.ledger.Memory.Spot;
import dev.contactsync.work.Candidate;
import dev.contactsync.work.CandidateCause;
import dev.contactsync.work.CandidateTable;
import dev.contactsync.work.ContactOutcome;
import dev.contactsync.work.DeliveredContact;
import dev.contactsync.work.Novelty;
import dev.contactsync.work.Run;
import dev.contactsync.work.RunScope;
import dev.contactsync.work.SyncKey;
import org.jspecify.annotations.Nullable;

/** The candidates in memory. */
class MemoryCandidateTable implements CandidateTable {

	private final Memory memory;

	MemoryCandidateTable(Memory memory) {
		this.memory = memory;
	}

	@Override
	public int add(long run, List<Candidate> candidates) {
		this.memory.note("candidates");
		int added = 0;
		for (Candidate each : candidates) {
			if (row(run, each.contactKey()) == null) {
				add(run, each.contactKey(), each.cause(), each.fields(), true, null, null);
				added++;
			}
		}
		return added;
	}

	@Override
	public int addDirty(Run run) {
		this.memory.note("dirty");
		Map<String, CandidateCause> causes = new TreeMap<>();
		for (Delivery row : this.memory.deliveries.all()) {
			if (row.key().equals(run.key()) && row.inDoubt() && !row.isReleased()) {
				causes.put(row.contactKey(), CandidateCause.IN_DOUBT);
			}
		}
		due(run.key()).forEach((key) -> causes.put(key, CandidateCause.DUE));
		for (BlockPlace place : this.memory.blocks.keys()) {
			String key = place.block().contactKey();
			ExcludedRow excluded = this.memory.exclusions.get(new Contact(run.key(), key));
			if (place.block().syncId() == run.key().id() && place.destination().equals(run.destination())
					&& !place.block().isOfList()
					&& (excluded == null || excluded.excluded().reason().kind() != ExclusionKind.SUPPRESSED)) {
				causes.putIfAbsent(key, CandidateCause.BLOCKED);
			}
		}
		causes.keySet().removeIf((key) -> row(run.id(), key) != null);
		causes.forEach((key, cause) -> add(run.id(), key, cause, Set.of(), false, null, null));
		return causes.size();
	}

	@Override
	public int addUnseen(long run, Collection<String> keys) {
		this.memory.note("unseen");
		List<String> unseen = keys.stream().filter((key) -> row(run, key) == null).toList();
		unseen.forEach((key) -> add(run, key, CandidateCause.RELEASED, Set.of(), false, null, null));
		return unseen.size();
	}

	@Override
	public int addBlocked(Run run) {
		Set<String> keys = new TreeSet<>();
		for (BlockPlace place : this.memory.blocks.keys()) {
			Delivery row = this.memory.deliveries.get(new Spot(place.destination(), place.block().recipient()));
			if (row != null && !row.isReleased() && row.key().isOfSync(run.key())
					&& place.destination().equals(run.destination()) && row(run.id(), row.contactKey()) == null) {
				keys.add(row.contactKey());
			}
		}
		keys.forEach((key) -> add(run.id(), key, CandidateCause.BLOCKED, Set.of(), false,
				(run.scope() instanceof RunScope.Everything) ? counted(run, key) : null, null));
		if (!keys.isEmpty()) {
			this.memory.note("blocked");
		}
		return keys.size();
	}

	@Override
	public void displace(Run run, Collection<String> keys) {
		this.memory.note("displace");
		for (String key : keys) {
			CandidateRow row = row(run.id(), key);
			if (row == null) {
				if (run.scope().isWhole()) {
					add(run.id(), key, CandidateCause.DISPLACED, Set.of(), false, counted(run, key),
							ContactOutcome.DUPLICATE);
				}
			}
			else if (row.outcome() != null) {
				put(row.with(ContactOutcome.DUPLICATE));
			}
		}
	}

	private @Nullable ContactOutcome counted(Run run, String key) {
		ExcludedRow excluded = this.memory.exclusions.get(new Contact(run.key(), key));
		if (excluded == null) {
			return ContactOutcome.UNCHANGED;
		}
		ContactOutcome outcome = ContactOutcome.of(excluded.excluded().reason().kind());
		return (outcome != ContactOutcome.GONE) ? outcome : null;
	}

	@Override
	public int dueAgain(Run run) {
		int due = 0;
		for (String key : due(run.key())) {
			CandidateRow row = row(run.id(), key);
			if (row == null) {
				add(run.id(), key, CandidateCause.DUE, Set.of(), false,
						run.scope().isWhole() ? counted(run.key(), key) : null, null);
				due++;
			}
			else if (row.outcome() == ContactOutcome.DUPLICATE) {
				put(row.with(null));
				due++;
			}
		}
		if (due > 0) {
			this.memory.note("due again");
		}
		return due;
	}

	private ContactOutcome counted(SyncKey sync, String key) {
		ExcludedRow row = Objects.requireNonNull(this.memory.exclusions.get(new Contact(sync, key)));
		return ContactOutcome.of(row.excluded().reason().kind());
	}

	private List<String> due(SyncKey sync) {
		List<String> due = new ArrayList<>();
		for (ExcludedRow row : this.memory.exclusions.all()) {
			if (row.sync().equals(sync) && row.excluded().due()) {
				due.add(row.excluded().contactKey());
			}
		}
		return due;
	}

	@Override
	public List<Long> bounds(long run, int size) {
		List<CandidateRow> open = rows((row) -> row.run() == run && row.outcome() == null);
		List<Long> bounds = new ArrayList<>();
		for (int i = 1; i <= open.size(); i++) {
			if (i % size == 0 || i == open.size()) {
				bounds.add(open.get(i - 1).number());
			}
		}
		return bounds;
	}

	@Override
	public List<Candidate> unresolved(long run, long after, long last, int most) {
		return rows((row) -> row.run() == run && row.outcome() == null && row.number() > after && row.number() <= last)
			.stream()
			.limit(most)
			.map((row) -> new Candidate(row.key(), row.cause(), row.fields(), row.number()))
			.toList();
	}

	@Override
	public void resolve(long run, Collection<String> keys, ContactOutcome outcome) {
		this.memory.note("settle " + outcome.code());
		for (String key : keys) {
			CandidateRow row = row(run, key);
			if (row != null) {
				put(row.with(outcome));
			}
		}
	}

	@Override
	public void deliver(SyncKey sync, long run, List<DeliveredContact> contacts) {
		this.memory.note("settle delivered");
		for (DeliveredContact contact : contacts) {
			CandidateRow row = row(run, contact.key());
			if (row != null) {
				boolean isMoved = contact.novelty() == Novelty.NEW && hadAnotherPhone(sync, contact);
				put(row.delivered(isMoved ? Novelty.CHANGED : contact.novelty()));
			}
		}
	}

	private boolean hadAnotherPhone(SyncKey sync, DeliveredContact contact) {
		for (Delivery row : this.memory.deliveries.all()) {
			if (row.key().equals(sync) && row.contactKey().equals(contact.key())
					&& !row.recipient().equals(contact.recipient()) && row.acknowledged() != null) {
				return true;
			}
		}
		return false;
	}

	@Override
	public void move(long run, Collection<String> keys) {
		for (String key : keys) {
			CandidateRow row = row(run, key);
			if (row != null && row.novelty() == null) {
				put(row.delivered(Novelty.CHANGED).with(row.outcome()));
			}
		}
	}

	@Override
	public void reopen(long run, Collection<String> keys) {
		this.memory.note("reopen");
		for (String key : keys) {
			CandidateRow row = row(run, key);
			if (row == null) {
				add(run, key, CandidateCause.WAITING, Set.of(), true, null, null);
			}
			else {
				put(row.with(null));
			}
		}
	}

	@Override
	public void leavePending(long run) {
		this.memory.note("leave pending");
		rows((row) -> row.run() == run && row.outcome() == null)
			.forEach((row) -> put(row.with(ContactOutcome.PENDING)));
	}

	@Override
	public void forget(long run) {
		rows((row) -> row.run() == run).forEach((row) -> this.memory.candidates.remove(row.number()));
	}

	private void add(long run, String key, CandidateCause cause, Set<ProfileField> fields, boolean scanned,
			@Nullable ContactOutcome counted, @Nullable ContactOutcome outcome) {
		put(new CandidateRow(this.memory.nextCandidate(), run, key, cause, fields, scanned, counted, outcome, null));
	}

	private void put(CandidateRow row) {
		this.memory.candidates.put(row.number(), row);
	}

	private @Nullable CandidateRow row(long run, String key) {
		for (CandidateRow row : this.memory.candidates.all()) {
			if (row.run() == run && row.key().equals(key)) {
				return row;
			}
		}
		return null;
	}

	private List<CandidateRow> rows(Predicate<CandidateRow> condition) {
		List<CandidateRow> found = new ArrayList<>();
		for (CandidateRow row : this.memory.candidates.all()) {
			if (condition.test(row)) {
				found.add(row);
			}
		}
		return found;
	}

}
