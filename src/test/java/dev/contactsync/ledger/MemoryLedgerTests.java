package dev.contactsync.ledger;

import java.time.Clock;
import java.util.List;

import dev.contactsync.runs.RunLog;

/** The ledger that simulations use does what the others do. */
class MemoryLedgerTests extends LedgerContract {

	private final MemoryLedger memory = MemoryLedger.sound(Clock.systemUTC(), Effects.NONE);

	@Override
	Ledger ledger() {
		return this.memory.ledger();
	}

	@Override
	RunLog runs() {
		return this.memory.runs();
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
		return this.memory.attempts("customers", key);
	}

}
