package dev.contactsync.job;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.contactsync.decision.PreparedContact;
import dev.contactsync.ledger.MemoryLedger;
import dev.contactsync.runs.RunTotals;
import dev.contactsync.work.ContactOutcome;
import dev.contactsync.work.Run;
import dev.contactsync.work.RunScope;

/**
 * The contacts that runs have read, as an onlooker sees them: those of the chunks that
 * were committed, and those for which there was something to do.
 */
final class RowsSeen {

	private final Map<Long, Set<String>> committed = new HashMap<>();

	private long run;

	private List<String> chunk = List.of();

	/** A chunk is about to be committed. */
	void writing(Run itsRun, List<PreparedContact> contacts) {
		this.run = itsRun.id();
		this.chunk = PreparedContact.keys(contacts);
	}

	/** It is committed. */
	void committed() {
		this.committed.computeIfAbsent(this.run, (each) -> new HashSet<>()).addAll(this.chunk);
	}

	/**
	 * Whether totals count each contact that was read once, and nothing less than never.
	 * Of rows that are deleted, and perhaps come back, while the run works it cannot be
	 * known whether a slice has read them; nor how a contact was counted that another
	 * sync takes a phone from meanwhile.
	 */
	boolean fit(Run ended, RunTotals totals, MemoryLedger ledger, int uncertain) {
		boolean isPositive = totals.read() >= 0
				&& totals.outcomes().values().stream().allMatch((contacts) -> contacts >= 0);
		return isPositive && (!isKnown(ended) || Math.abs(totals.read() - of(ended, ledger).size()) <= uncertain);
	}

	/**
	 * After a partial sweep it is not known of all; a load that was resumed counts what
	 * it has sent, also of chunks that were not committed.
	 */
	private static boolean isKnown(Run run) {
		return run.isReplay() || run.scope() instanceof RunScope.Everything || (run.isLoad() && run.resumed() == 0);
	}

	/** The contacts that a run has read. */
	Set<String> of(Run ended, MemoryLedger ledger) {
		Set<String> seen = new TreeSet<>(this.committed.getOrDefault(ended.id(), Set.of()));
		ledger.outcomes(ended).forEach((key, outcome) -> {
			if (outcome != ContactOutcome.GONE) {
				seen.add(key);
			}
		});
		return seen;
	}

}
