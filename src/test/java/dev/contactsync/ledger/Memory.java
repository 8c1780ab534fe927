package dev.contactsync.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.contactsync.block.RecipientBlock;
import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.runs.RunReport;
import dev.contactsync.runs.RunStage;
import dev.contactsync.runs.Slice;
import dev.contactsync.work.CandidateCause;
import dev.contactsync.work.ContactOutcome;
import dev.contactsync.work.Novelty;
import dev.contactsync.work.Run;
import dev.contactsync.work.SyncKey;
import org.jspecify.annotations.Nullable;

/**
 * The tables of the ledger in memory, with transactions that are undone as a whole. For
 * one thread.
 */
public final class Memory {

	public final Table<Spot, Delivery> deliveries = new Table<>(new LinkedHashMap<>(),
			(row) -> (row != null) ? row.state() : DeliveryState.NONE);

	public final Table<Contact, ExcludedRow> exclusions = new Table<>(new LinkedHashMap<>());

	public final Table<Long, CandidateRow> candidates = new Table<>(new TreeMap<>());

	public final Table<Long, RequestRow> requests = new Table<>(new TreeMap<>(),
			(row) -> (row != null) ? row.outcome() : null);

	public final Table<Long, RunRow> runs = new Table<>(new TreeMap<>(),
			(row) -> (row != null) ? row.report().state() : null);

	public final Table<SlicePlace, SliceRow> slices = new Table<>(new LinkedHashMap<>());

	public final Table<SlicePlace, Instant> finished = new Table<>(new LinkedHashMap<>());

	final Table<BlockPlace, Instant> blocks = new Table<>(new LinkedHashMap<>());

	final Table<String, Boolean> remembered = new Table<>(new LinkedHashMap<>());

	public final Clock clock;

	private final Effects effects;

	private Transaction current = new Transaction();

	private long candidateNumber;

	private long requestNumber;

	private long runNumber;

	private boolean isBlind;

	Memory(Clock clock, Effects effects) {
		this.clock = clock;
		this.effects = effects;
	}

	long nextCandidate() {
		return ++this.candidateNumber;
	}

	long nextRequest() {
		return ++this.requestNumber;
	}

	public long nextRun() {
		return ++this.runNumber;
	}

	/** A transaction of its own, whatever is open around it. */
	<T extends @Nullable Object> T transaction(Supplier<T> work) {
		while (true) {
			Transaction outer = this.current;
			Transaction own = new Transaction();
			this.current = own;
			T result;
			try {
				result = work.get();
				if (!own.statements.isEmpty()) {
					this.effects.committing(own.statements);
				}
			}
			catch (RuntimeException | Error ex) {
				own.undo();
				throw ex;
			}
			finally {
				this.current = outer;
			}
			own.transitions.forEach(this.effects::became);
			if (own.statements.isEmpty()) {
				return result;
			}
			this.effects.committed(own.statements);
			if (!this.effects.isRepeated(own.statements)) {
				return result;
			}
		}
	}

	/** A contact has claimed its recipient. */
	void claimed(SyncKey sync, Claim claim) {
		String destination = sync.destination();
		Delivery seen = claim.seen();
		if (seen != null && claim.displaces(sync) && !seen.key().isOfSync(sync)) {
			this.effects.taken(seen.key());
		}
		boolean isBlocked = false;
		for (BlockPlace place : this.blocks.keys()) {
			isBlocked |= place.destination().equals(destination) && place.block().recipient().equals(claim.recipient());
		}
		this.effects.claimed(claim.contactKey(), isBlocked);
	}

	void suppressed(UUID recipient) {
		this.effects.suppressed(recipient);
	}

	void ignoreBlocks() {
		this.isBlind = true;
	}

	boolean isBlind() {
		return this.isBlind;
	}

	/** The work names itself, so that one can tell which effect it was. */
	public void note(String what) {
		this.current.statements.add(what);
	}

	public static ContactSyncException away() {
		return new ContactSyncException(ProblemCode.STATE_UNAVAILABLE, "The state does not answer.");
	}

	record BlockPlace(String destination, RecipientBlock block) {
	}

	record Spot(String destination, UUID recipient) {
	}

	public record Contact(SyncKey sync, String key) {
	}

	public record ExcludedRow(SyncKey sync, ExcludedContact excluded, int attempts, long run, boolean accepted) {

		ExcludedRow due() {
			ExcludedContact now = new ExcludedContact(this.excluded.contactKey(), this.excluded.reason(),
					this.excluded.field(), this.excluded.detail(), this.excluded.evidence(), this.excluded.recipient(),
					true);
			return new ExcludedRow(this.sync, now, this.attempts, this.run, this.accepted);
		}

		ExcludedRow accept() {
			return new ExcludedRow(this.sync, this.excluded, this.attempts, this.run, true);
		}

	}

	public record CandidateRow(long number, long run, String key, CandidateCause cause, String fields, boolean scanned,
			@Nullable ContactOutcome counted, @Nullable ContactOutcome outcome, @Nullable Novelty novelty) {

		CandidateRow with(@Nullable ContactOutcome newOutcome) {
			return new CandidateRow(this.number, this.run, this.key, this.cause, this.fields, this.scanned,
					this.counted, newOutcome, this.novelty);
		}

		CandidateRow delivered(Novelty newNovelty) {
			return new CandidateRow(this.number, this.run, this.key, this.cause, this.fields, this.scanned,
					this.counted, ContactOutcome.DELIVERED, (this.novelty != null) ? this.novelty : newNovelty);
		}

	}

	public record RequestRow(Request request, int contacts, int posts, RequestOutcome outcome, long maybeTwice) {
	}

	public record RunRow(Run run, RunReport report) {
	}

	public record SlicePlace(long run, RunStage step, int number) {
	}

	public record SliceRow(Slice slice, long candidates, long already, long known, long emails, long[] outcomes) {
	}

	/** What undoes the changes of a transaction, the last one first. */
	private static final class Transaction {

		private final Deque<Runnable> changes = new ArrayDeque<>();

		private final List<Transition> transitions = new ArrayList<>();

		private final List<String> statements = new ArrayList<>();

		void become(@Nullable Enum<?> before, @Nullable Enum<?> after) {
			if (before == null || after == null || before == after) {
				return;
			}
			Transition transition = new Transition(before, after);
			if (!transition.isAllowed()) {
				throw new IllegalStateException("Not allowed: " + transition);
			}
			this.transitions.add(transition);
		}

		void undo() {
			while (!this.changes.isEmpty()) {
				this.changes.pop().run();
			}
		}

	}

	/**
	 * A table whose changes belong to the transaction that is open. The states of its
	 * rows follow each other only as the program's tables of them allow.
	 */
	public final class Table<K, V> {

		private final Map<K, V> rows;

		private final Function<@Nullable V, @Nullable Enum<?>> state;

		Table(Map<K, V> rows) {
			this(rows, (row) -> null);
		}

		Table(Map<K, V> rows, Function<@Nullable V, @Nullable Enum<?>> state) {
			this.rows = rows;
			this.state = state;
		}

		public @Nullable V get(K key) {
			return this.rows.get(key);
		}

		Iterable<K> keys() {
			return this.rows.keySet();
		}

		public Iterable<V> all() {
			return this.rows.values();
		}

		public void put(K key, V row) {
			Memory.this.current.become(this.state.apply(this.rows.get(key)), this.state.apply(row));
			V before = this.rows.put(key, row);
			Memory.this.current.changes.push(() -> set(key, before));
		}

		void remove(K key) {
			Memory.this.current.become(this.state.apply(this.rows.get(key)), this.state.apply(null));
			V before = this.rows.remove(key);
			if (before != null) {
				Memory.this.current.changes.push(() -> set(key, before));
			}
		}

		private void set(K key, @Nullable V row) {
			if (row != null) {
				this.rows.put(key, row);
			}
			else {
				this.rows.remove(key);
			}
		}

	}

}
