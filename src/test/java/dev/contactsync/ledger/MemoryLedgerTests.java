package dev.contactsync.ledger;

import java.time.Clock;
import java.util.List;

import dev.contactsync.runs.ChunkLog;
import dev.contactsync.runs.RunLog;
import dev.contactsync.runs.SliceLog;
import dev.contactsync.work.SyncKey;

/** The ledger that simulations use does what the others do. */
class MemoryLedgerTests extends LedgerContract {

	private final MemoryLedger memory = MemoryLedger.sound(Clock.systemUTC(), Effects.NONE);

	@Override
	Ledger ledger() {
		return this.memory.ledger();
	}

	@Override
	CandidateLog candidates() {
		return this.memory.candidates();
	}

	@Override
	RunLog runs() {
		return this.memory.runs();
	}

	@Override
	SliceLog slices() {
		return this.memory.slices();
	}

	@Override
	ChunkLog chunk() {
		return this.memory.chunk();
	}

	@Override
	SyncKey key(String sync, String destination) {
		return new SyncKey(sync.hashCode(), sync, destination);
	}

	@Override
	List<String> moved() {
		return this.memory.deliveries()
			.values()
			.stream()
			.filter((row) -> row.releaseReason() == ReleaseReason.MOVED)
			.map(Delivery::contactKey)
			.toList();
	}

	@Override
	int attempts(String key) {
		return this.memory.attempts(key("customers", "botpenguin"), key);
	}

}
