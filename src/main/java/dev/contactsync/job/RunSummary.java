package dev.contactsync.job;

import java.util.ArrayList;
import java.util.List;

import dev.contactsync.contact.CountText;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.execution.RunContext;
import dev.contactsync.runs.RunTotals;
import dev.contactsync.status.InDoubt;
import org.jspecify.annotations.Nullable;

/**
 * What there is to say about a run that has checked everything.
 *
 * @param context the run
 * @param totals its totals
 * @param inDoubt what its sync has in doubt
 */
record RunSummary(RunContext context, RunTotals totals, InDoubt inDoubt) {

	/**
	 * Whether the source shows nothing, and never did.
	 * @return true for a load that has read no row
	 */
	boolean isWithoutRows() {
		return this.context.run().isLoad() && this.totals.read() == 0;
	}

	/**
	 * The problem that the run ends with. A limit excuses those contacts that it has kept
	 * from being sent, and no others.
	 * @return its code, or null where there is none
	 */
	@Nullable ProblemCode problem() {
		if (this.totals.pending() > this.context.limits().withheld()) {
			return ProblemCode.CONTACTS_PENDING;
		}
		return isWithoutRows() ? ProblemCode.NO_ROWS : null;
	}

	/**
	 * The totals in words.
	 * @return a text for users
	 */
	String text() {
		List<String> parts = new ArrayList<>();
		parts.add((this.totals.requests() > 0) ? CountText.of(this.totals.delivered(), "contact") + " delivered"
				: "nothing to send");
		if (this.context.run().scope().isWhole() && this.totals.read() > 0
				&& this.totals.suppressed() == this.totals.read()) {
			parts.add("nobody has opted in");
		}
		add(parts, this.totals.pending(), CountText.of(this.totals.pending()) + " left for the next run");
		add(parts, this.inDoubt.contacts(), "in doubt: " + this.inDoubt);
		add(parts, this.totals.rejections().open(), CountText.of(this.totals.rejections().open()) + " rejected");
		add(parts, this.totals.rejections().accepted(),
				CountText.of(this.totals.rejections().accepted()) + " rejected and accepted");
		add(parts, this.totals.emailsOmitted(),
				CountText.of(this.totals.emailsOmitted(), "invalid e-mail address", "invalid e-mail addresses")
						+ " omitted");
		long byDefaultRegion = this.context.counters().byDefaultRegion();
		add(parts, byDefaultRegion, CountText.of(byDefaultRegion, "phone") + " read by the default region");
		return String.join(", ", parts);
	}

	private static void add(List<String> parts, long contacts, String part) {
		if (contacts > 0) {
			parts.add(part);
		}
	}

}
