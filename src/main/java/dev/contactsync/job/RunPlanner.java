package dev.contactsync.job;

import java.time.Instant;
import java.util.Optional;

import dev.contactsync.runs.RunLog;
import dev.contactsync.sync.OpenSync;
import dev.contactsync.work.Run;
import dev.contactsync.work.RunScope;
import dev.contactsync.work.RunScope.Everything;
import dev.contactsync.work.RunScope.Load;
import dev.contactsync.work.RunScope.Part;
import dev.contactsync.work.RunScope.Replay;
import dev.contactsync.work.SyncKey;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Plans what a new run looks at. Where nothing is known, it loads. Else it looks at every
 * row if the table is small, has no changed-at, or the mapping has changed since the last
 * run; of a large one at what has changed, and at the next part of all.
 */
@Component
class RunPlanner {

	/** After as many runs every row of a large table has been looked at. */
	private static final int PARTS = 7;

	private final RunLog runs;

	RunPlanner(RunLog runs) {
		this.runs = runs;
	}

	Run plan(OpenSync sync, SyncKey key, boolean full, @Nullable Integer limit) {
		Instant clock = sync.source().clock();
		Optional<Run> last = this.runs.lastDone(sync.name());
		Run whole = run(sync, key, new Everything(), limit, clock);
		if (limit == null && this.runs.knowsNothing(whole)) {
			return run(sync, key, new Load(), null, clock);
		}
		Instant watermark = last.map(Run::sourceClock).orElse(null);
		if (full || watermark == null || isToBeSwept(sync, last.get())) {
			return whole;
		}
		Instant since = watermark.minus(sync.settings().overlap());
		return run(sync, key, new Part(nextPart(last.get()), PARTS, since), limit, clock);
	}

	private static int nextPart(Run last) {
		return (last.scope() instanceof Part part && part.of() == PARTS) ? (part.number() + 1) % PARTS : 0;
	}

	private static boolean isToBeSwept(OpenSync sync, Run last) {
		return sync.settings().changedAt() == null || !last.configuration().equals(sync.configuration())
				|| !last.destination().equals(sync.destination().name())
				|| sync.source().count() < sync.settings().sweepBelow();
	}

	Run replay(OpenSync sync, SyncKey key) {
		return run(sync, key, new Replay(), null, null);
	}

	private static Run run(OpenSync sync, SyncKey key, RunScope scope, @Nullable Integer limit,
			@Nullable Instant clock) {
		return Run.planned(key, scope, limit, sync.configuration(), clock);
	}

}
