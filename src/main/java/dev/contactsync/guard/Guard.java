package dev.contactsync.guard;

import java.util.List;
import java.util.stream.Collectors;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.CountText;
import dev.contactsync.work.Run;
import dev.contactsync.work.RunScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Looks at what a run has found before it sends anything, and holds it where that looks
 * like an accident, unless the operator has approved of exactly that. A run that was let
 * pass and is resumed is only asked whether the source still has its contacts. A load has
 * nothing to compare with, and a replay was asked for contact by contact.
 */
@Component
public class Guard {

	private static final Logger log = LoggerFactory.getLogger(Guard.class);

	private final GuardLog memory;

	Guard(GuardLog memory) {
		this.memory = memory;
	}

	/**
	 * Lets a run pass, or holds it.
	 * @param settings when a run is held
	 * @param rows how many contacts the source has
	 * @throws ContactSyncException if it is held, with the reasons and what to do
	 */
	public void enforce(Run run, GuardSettings settings, long rows) {
		List<Hold> holds = evaluate(run, settings, rows);
		if (run.isLoad()) {
			log.info("{}: the source has {} contacts; there is nothing to compare with yet", label(run),
					CountText.of(rows));
		}
		else if (!this.memory.hasPassed(run)) {
			tellOfChange(run);
		}
		if (!holds.isEmpty() && !isApproved(run, holds)) {
			hold(run, holds);
		}
		this.memory.pass(run, contacts(run, rows));
	}

	/**
	 * Lets a run pass whose list of blocked phones was read, or holds it.
	 * @param before how many phones the list had before
	 * @param gone how many of them it no longer has
	 * @throws ContactSyncException if it is held, with the reason and what to do
	 */
	public void enforceList(Run run, long before, long gone) {
		List<Hold> holds = GuardRules.shorter(before, gone).stream().toList();
		if (!holds.isEmpty() && !isApproved(run, holds)) {
			hold(run, holds);
		}
	}

	/**
	 * Whether a run was allowed to send before, so that it may have begun to.
	 * @return true if it has passed
	 */
	public boolean hasPassed(Run run) {
		return this.memory.hasPassed(run);
	}

	/**
	 * What would hold a run, had the operator approved of nothing. Changes nothing.
	 * @param run the run, which has assessed its contacts
	 * @param settings when a run is held
	 * @param rows how many contacts the source has
	 * @return the reasons; empty where it may pass
	 */
	public List<Hold> evaluate(Run run, GuardSettings settings, long rows) {
		if (run.isLoad()) {
			return List.of();
		}
		GuardRules rules = new GuardRules(settings);
		GuardBaseline base = this.memory.base(run.key()).orElse(null);
		long contacts = contacts(run, rows);
		if (this.memory.hasPassed(run)) {
			return (base != null) ? rules.fewer(base, contacts).stream().toList() : List.of();
		}
		return rules.evaluate(base, this.memory.assessed(run), contacts);
	}

	/** A whole sweep saw what there is; the source may have been emptied since. */
	private long contacts(Run run, long rows) {
		return (run.scope() instanceof RunScope.Everything) ? Math.min(rows, this.memory.rows(run)) : rows;
	}

	private void tellOfChange(Run run) {
		this.memory.base(run.key())
			.filter((base) -> !base.configuration().equals(run.configuration()))
			.ifPresent((base) -> {
				AssessmentTotals found = this.memory.assessed(run);
				if (found.changed() > 0) {
					log.info("{}: mapping, query or encoding has changed since run {}: {}", label(run), base.run(),
							GuardRules.again(found));
				}
			});
	}

	private boolean isApproved(Run run, List<Hold> holds) {
		if (!this.memory.isApproved(run) || !GuardRules.covers(this.memory.shown(run), holds)) {
			return false;
		}
		log.info("{}: continues as approved: {}", label(run), message(holds));
		return true;
	}

	private void hold(Run run, List<Hold> holds) {
		this.memory.hold(run, holds.stream().collect(Collectors.toMap(Hold::reason, Hold::contacts)));
		throw new ContactSyncException(holds.get(0).reason().problem(),
				("Held: %s. %sIf this is not an accident, run %s --approve continues; otherwise fix it, "
						+ "and the next run needs no approval.")
					.formatted(message(holds),
							this.memory.isApproved(run)
									? "The approval does not cover this: it was not part of what was shown. " : "",
							run.sync()));
	}

	private static String label(Run run) {
		return run.sync() + " run " + run.id();
	}

	private static String message(List<Hold> holds) {
		return holds.stream().map(Hold::message).collect(Collectors.joining(". Also, "));
	}

}
