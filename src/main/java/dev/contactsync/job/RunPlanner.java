package dev.contactsync.job;

import java.time.Instant;
import java.util.Optional;

import dev.contactsync.ledger.Run;
import dev.contactsync.ledger.Run.Mode;
import dev.contactsync.runs.RunLog;
import dev.contactsync.sync.OpenSync;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Plans what a new run looks at. Where nothing is known, it loads. Else it looks at every
 * row if the table is small, has no changed-at, or the mapping has changed since the last
 * run; of a large one at what has changed, and at the next part of all.
 */
@Component
class RunPlanner {

	private static final int WHOLE = 1;

	/** After as many runs every row of a large table has been looked at. */
	private static final int PARTS = 7;

	private final RunLog runs;

	RunPlanner(RunLog runs) {
		this.runs = runs;
	}

	Run plan(OpenSync sync, boolean full, @Nullable Integer limit) {
		Instant clock = sync.source().clock();
		Optional<Run> last = this.runs.lastDone(sync.name());
		Run whole = new Run(0, sync.name(), sync.destination().name(), Mode.SYNC, WHOLE, 0, limit, sync.configuration(),
				clock, null, 0);
		if (limit == null && this.runs.knowsNothing(whole)) {
			return new Run(0, sync.name(), sync.destination().name(), Mode.LOAD, WHOLE, 0, null, sync.configuration(),
					clock, null, 0);
		}
		Instant watermark = last.map(Run::sourceClock).orElse(null);
		if (full || watermark == null || isToBeSwept(sync, last.get())) {
			return whole;
		}
		int part = (last.get().sweepParts() == PARTS) ? (last.get().sweepPart() + 1) % PARTS : 0;
		return new Run(0, sync.name(), sync.destination().name(), Mode.SYNC, PARTS, part, limit, sync.configuration(),
				clock, watermark.minus(sync.settings().overlap()), 0);
	}

	private static boolean isToBeSwept(OpenSync sync, Run last) {
		return sync.settings().changedAt() == null || !last.configuration().equals(sync.configuration())
				|| !last.destination().equals(sync.destination().name())
				|| sync.source().count() < sync.settings().sweepBelow();
	}

	Run replay(OpenSync sync) {
		return new Run(0, sync.name(), sync.destination().name(), Mode.REPLAY, 0, 0, null, sync.configuration(), null,
				null, 0);
	}

	static String describe(Run run) {
		return switch (run.mode()) {
			case LOAD -> "the first load, of every row";
			case REPLAY -> "contacts that were rejected are tried again";
			case SYNC -> run.isWhole() ? "every row is looked at"
					: "changed rows, and part %d of %d of all rows".formatted(run.sweepPart() + 1, run.sweepParts());
		};
	}

}
