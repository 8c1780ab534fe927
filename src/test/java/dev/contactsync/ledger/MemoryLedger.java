package dev.contactsync.ledger;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import dev.contactsync.block.BlockTable;
import dev.contactsync.ledger.Memory.ExcludedRow;
import dev.contactsync.ledger.Memory.RequestRow;
import dev.contactsync.runs.ChunkLog;
import dev.contactsync.runs.MemoryRunTable;
import dev.contactsync.runs.MemoryRunTotalsQuery;
import dev.contactsync.runs.MemorySliceTable;
import dev.contactsync.runs.RunLog;
import dev.contactsync.runs.SliceLog;
import dev.contactsync.runs.SliceTable;
import dev.contactsync.state.StateTransactions;
import dev.contactsync.sync.SuppressLog;
import dev.contactsync.work.CandidateTable;
import dev.contactsync.work.ContactOutcome;
import dev.contactsync.work.Run;
import dev.contactsync.work.SyncKey;
import org.jspecify.annotations.Nullable;

/**
 * The ledger and the logs of runs over tables in memory: the same classes but for their
 * statements. It outlives the process that a simulation crashes.
 */
public final class MemoryLedger {

	private final Memory memory;

	private final Ledger ledger;

	private final CandidateLog candidates;

	private final RunLog runs;

	private final SliceLog slices;

	private final ChunkLog chunk;

	private final SuppressLog suppress;

	private MemoryLedger(Memory memory, DeliveryTable deliveries, CandidateTable candidates) {
		StateTransactions transactions = new MemoryTransactions(memory);
		ExcludedContactTable exclusions = new MemoryExcludedContactTable(memory);
		this.memory = memory;
		RequestTable requests = new MemoryRequestTable(memory);
		BlockTable blocks = new MemoryBlockTable(memory);
		this.ledger = new Ledger(transactions,
				new LedgerLookup(new MemoryRowComparisonQuery(memory), deliveries, exclusions, blocks), deliveries,
				exclusions, candidates, requests,
				new ClaimWriter(deliveries, exclusions, candidates, requests, blocks));
		KnownContactQuery known = new MemoryKnownContactQuery(memory);
		SliceTable sliceTable = new MemorySliceTable(memory);
		this.candidates = new CandidateLog(transactions, candidates, known, exclusions);
		this.runs = new RunLog(transactions, new MemoryRunTable(memory), candidates, known, exclusions, requests,
				new MemoryRunTotalsQuery(memory));
		this.slices = new SliceLog(transactions, sliceTable, known);
		this.suppress = new SuppressLog(transactions, blocks);
		this.chunk = new ChunkLog(sliceTable, candidates, blocks);
	}

	/**
	 * An empty ledger.
	 * @param clock the clock
	 * @param effects what may happen around its transactions
	 * @return the ledger
	 */
	public static MemoryLedger sound(Clock clock, Effects effects) {
		Memory memory = new Memory(clock, effects);
		return new MemoryLedger(memory, new MemoryDeliveryTable(memory), new MemoryCandidateTable(memory));
	}

	/**
	 * An empty ledger that writes down what was sent only once it is acknowledged.
	 * @param clock the clock
	 * @param effects what may happen around its transactions
	 * @return the ledger
	 */
	public static MemoryLedger withoutIntents(Clock clock, Effects effects) {
		Memory memory = new Memory(clock, effects);
		return new MemoryLedger(memory, new DeliveriesWithoutIntent(memory), new MemoryCandidateTable(memory));
	}

	/**
	 * An empty ledger that does not send again what is in doubt or due.
	 * @param clock the clock
	 * @param effects what may happen around its transactions
	 * @return the ledger
	 */
	public static MemoryLedger withoutDirty(Clock clock, Effects effects) {
		Memory memory = new Memory(clock, effects);
		return new MemoryLedger(memory, new MemoryDeliveryTable(memory), new MemoryCandidateTable(memory) {
			@Override
			public int addDirty(Run run) {
				return 0;
			}
		});
	}

	/**
	 * An empty ledger that sends to phones that are blocked.
	 * @param clock the clock
	 * @param effects what may happen around its transactions
	 * @return the ledger
	 */
	public static MemoryLedger withoutBlocks(Clock clock, Effects effects) {
		Memory memory = new Memory(clock, effects);
		memory.ignoreBlocks();
		return new MemoryLedger(memory, new MemoryDeliveryTable(memory), new MemoryCandidateTable(memory));
	}

	/**
	 * What a run meets where the state does not answer.
	 * @return the exception
	 */
	public static RuntimeException away() {
		return Memory.away();
	}

	/**
	 * The ledger.
	 * @return always the same
	 */
	public Ledger ledger() {
		return this.ledger;
	}

	/**
	 * The log of candidates.
	 * @return always the same
	 */
	public CandidateLog candidates() {
		return this.candidates;
	}

	/**
	 * The log of slices.
	 * @return always the same
	 */
	public SliceLog slices() {
		return this.slices;
	}

	/**
	 * The log of chunks.
	 * @return always the same
	 */
	public ChunkLog chunk() {
		return this.chunk;
	}

	/**
	 * The log of the list of blocked phones.
	 * @return always the same
	 */
	public SuppressLog suppress() {
		return this.suppress;
	}

	/**
	 * The log of runs.
	 * @return always the same
	 */
	public RunLog runs() {
		return this.runs;
	}

	/**
	 * The transaction of a chunk, or another that is open around those of the ledger.
	 * @param work what belongs to it
	 */
	public void transaction(Runnable work) {
		this.memory.<@Nullable Object>transaction(() -> {
			work.run();
			return null;
		});
	}

	/**
	 * Remembers something beside the ledger, in a transaction of its own.
	 * @param what what it is
	 */
	public void remember(String what) {
		transaction(() -> {
			this.memory.note("remembered");
			this.memory.remembered.put(what, true);
		});
	}

	/**
	 * Whether something is remembered.
	 * @param what what it is
	 * @return true if so
	 */
	public boolean remembers(String what) {
		return this.memory.remembered.get(what) != null;
	}

	/**
	 * The deliveries by recipient.
	 * @return a copy
	 */
	public Map<UUID, Delivery> deliveries() {
		Map<UUID, Delivery> deliveries = new HashMap<>();
		this.memory.deliveries.all().forEach((row) -> deliveries.put(row.recipient(), row));
		return deliveries;
	}

	/**
	 * The contacts that a sync excludes, by their keys.
	 * @param sync the sync
	 * @return a copy
	 */
	public Map<String, ExcludedContact> exclusion(SyncKey sync) {
		Map<String, ExcludedContact> excluded = new HashMap<>();
		this.memory.exclusions.all().forEach((row) -> {
			if (row.sync().equals(sync)) {
				excluded.put(row.excluded().contactKey(), row.excluded());
			}
		});
		return excluded;
	}

	/**
	 * Contacts that the API may have accepted more than once, over all runs.
	 * @return how many
	 */
	public long maybeTwice() {
		long sum = 0;
		for (RequestRow row : this.memory.requests.all()) {
			sum += row.maybeTwice();
		}
		return sum;
	}

	/**
	 * What became of the candidates of a run so far.
	 * @param run the run
	 * @return the outcomes of those that have one, by contact
	 */
	public Map<String, ContactOutcome> outcomes(Run run) {
		Map<String, ContactOutcome> outcomes = new HashMap<>();
		this.memory.candidates.all().forEach((row) -> {
			if (row.run() == run.id() && row.outcome() != null) {
				outcomes.put(row.key(), row.outcome());
			}
		});
		return outcomes;
	}

	int attempts(SyncKey sync, String key) {
		ExcludedRow row = this.memory.exclusions.get(new Memory.Contact(sync, key));
		return Objects.requireNonNull(row).attempts();
	}

	/** Keeps what was claimed in the process, and so forgets it in a crash. */
	private static final class DeliveriesWithoutIntent extends MemoryDeliveryTable {

		DeliveriesWithoutIntent(Memory memory) {
			super(memory);
		}

		@Override
		public int claim(Request request, java.util.Collection<Claim> claims) {
			return claims.size();
		}

		@Override
		public List<Claim> acknowledge(Request request, List<Claim> claims) {
			List<Claim> late = new ArrayList<>(claims);
			super.claim(request, late);
			return super.acknowledge(request, late);
		}

	}

}
