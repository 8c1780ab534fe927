package dev.contactsync.runs;

import dev.contactsync.work.Run;

/** What the totals of a run are made of; {@link RunTotalsBuilder} adds it up. */
interface RunTotalsQuery {

	default RunTotals totals(Run run) {
		RunTotalsBuilder totals = new RunTotalsBuilder(run);
		slices(run, totals);
		if (run.isLoad()) {
			load(run, totals);
		}
		else {
			candidates(run, totals);
		}
		delivered(run, totals);
		journal(run, totals);
		rejections(run, totals);
		return totals.totals();
	}

	void slices(Run run, RunTotalsBuilder totals);

	void candidates(Run run, RunTotalsBuilder totals);

	void load(Run run, RunTotalsBuilder totals);

	void delivered(Run run, RunTotalsBuilder totals);

	void journal(Run run, RunTotalsBuilder totals);

	void rejections(Run run, RunTotalsBuilder totals);

}
