package dev.contactsync.sync;

import java.util.List;
import java.util.stream.Collectors;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.Failure;
import dev.contactsync.ledger.AssessmentTotals;
import dev.contactsync.ledger.GuardBaseline;
import dev.contactsync.ledger.AssessmentQuery;
import dev.contactsync.ledger.GuardLog;
import dev.contactsync.ledger.Run;
import dev.contactsync.ledger.Run.Mode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Looks at what a run has found before it sends anything, and holds it where that looks
 * like an accident, unless somebody has approved of just that. A run that was let pass
 * and is taken up again is only asked whether the source still has its contacts. A load
 * has nothing to compare with, and a replay was asked for contact by contact.
 */
@Component
class Guard {

	private static final Logger log = LoggerFactory.getLogger(Guard.class);

	private final AssessmentQuery findings;

	private final GuardLog memory;

	Guard(AssessmentQuery findings, GuardLog memory) {
		this.findings = findings;
		this.memory = memory;
	}

	/**
	 * Lets a run pass, or not.
	 * @param context the run
	 * @throws ContactSyncException if it is held, with the reasons and what to do
	 */
	void enforce(RunContext context) {
		Run run = context.run();
		if (run.mode() == Mode.REPLAY) {
			return;
		}
		long rows = rows(context);
		if (run.mode() == Mode.LOAD) {
			log.info("{}: the source has {} contacts, and there is nothing to compare with yet", context,
					"%,d".formatted(rows));
		}
		else {
			List<Hold> holds = holds(context, rows);
			if (!holds.isEmpty() && !isApproved(context, holds)) {
				hold(context, holds);
			}
		}
		this.memory.pass(run, rows);
	}

	/** A whole sweep saw what there is; the source may have been emptied since. */
	private long rows(RunContext context) {
		long rows = context.sync().source().count();
		context.counters().sourceHas(rows);
		Run run = context.run();
		return (run.mode() == Mode.SYNC && run.isWhole()) ? Math.min(rows, this.findings.rows(run)) : rows;
	}

	private List<Hold> holds(RunContext context, long rows) {
		GuardRules rules = new GuardRules(context.sync().settings().guard());
		GuardBaseline base = this.findings.base(context.sync().name()).orElse(null);
		if (this.memory.hasPassed(context.run())) {
			return (base != null) ? rules.fewer(base, rows).stream().toList() : List.of();
		}
		AssessmentTotals found = this.findings.assessed(context.run());
		tellOfChange(context, base, found);
		return rules.evaluate(base, found, rows);
	}

	private static void tellOfChange(RunContext context, @Nullable GuardBaseline base, AssessmentTotals found) {
		if (base != null && !base.configuration().equals(context.run().configuration()) && found.changed() > 0) {
			log.info("{}: mapping, query or encoding have changed since run {}: {}", context, base.run(),
					GuardRules.again(found));
		}
	}

	private boolean isApproved(RunContext context, List<Hold> holds) {
		if (!this.memory.isApproved(context.run()) || !GuardRules.covers(this.memory.shown(context.run()), holds)) {
			return false;
		}
		log.info("{}: goes on as approved: {}", context, message(holds));
		return true;
	}

	private void hold(RunContext context, List<Hold> holds) {
		this.memory.hold(context.run(),
				holds.stream().collect(Collectors.toMap((hold) -> hold.reason().code(), Hold::contacts)));
		throw new ContactSyncException(Failure.HELD,
				("Held: %s. %sIf that is no accident, run %s --approve goes on; else fix it, "
						+ "and the next run goes on by itself.")
					.formatted(message(holds),
							this.memory.isApproved(context.run())
									? "The approval does not cover this, it was not shown before. " : "",
							context.sync().name()));
	}

	private static String message(List<Hold> holds) {
		return holds.stream().map(Hold::message).collect(Collectors.joining(". And "));
	}

}
