package dev.contactsync.job;

import java.util.List;
import java.util.Set;

import dev.contactsync.execution.RunContext;
import dev.contactsync.ledger.CandidateLog;
import dev.contactsync.runs.SliceLog;
import dev.contactsync.work.Run;

import org.springframework.stereotype.Component;

/**
 * Finds contacts that there is something to do for though no row shows it: those that the
 * source no longer has, and those whose phone somebody has blocked. After a sweep of the
 * whole source it looks for missing ones only if fewer known contacts were seen than
 * there are.
 */
@Component
class MissingContacts {

	private static final int PAGE = 5000;

	private final SliceLog slices;

	private final CandidateLog candidates;

	MissingContacts(SliceLog slices, CandidateLog candidates) {
		this.slices = slices;
		this.candidates = candidates;
	}

	/**
	 * Makes them candidates of the run. Those that have gone come first: no slice has
	 * counted them, while it has counted the others.
	 */
	void find(RunContext context) {
		Run run = context.run();
		if (!run.scope().isWhole() || this.slices.missesContacts(run)) {
			unseen(context);
		}
		this.candidates.addBlocked(run);
	}

	private void unseen(RunContext context) {
		Run run = context.run();
		String after = "";
		List<String> known = this.candidates.knownContacts(run, after, PAGE);
		while (!known.isEmpty()) {
			context.cancellation().throwIfStopped();
			Set<String> there = context.sync().source().existing(known);
			List<String> gone = known.stream().filter((key) -> !there.contains(key)).toList();
			if (!gone.isEmpty()) {
				this.candidates.addUnseen(run, gone);
			}
			after = known.get(known.size() - 1);
			known = this.candidates.knownContacts(run, after, PAGE);
		}
	}

}
