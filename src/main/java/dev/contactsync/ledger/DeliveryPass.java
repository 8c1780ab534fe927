package dev.contactsync.ledger;

import dev.contactsync.work.Run;

/** In which part of a run contacts are delivered. */
public enum DeliveryPass {

	/** Rows of a load, sent as they are read: none of them is a candidate yet. */
	LOAD,

	/** Candidates, while others are under way. */
	DELIVER,

	/** Candidates that are left, with nothing else of the sync under way. */
	SETTLE;

	/**
	 * The pass in which the slices of a run deliver.
	 * @return the pass of a load, or that of candidates
	 */
	public static DeliveryPass of(Run run) {
		return run.isLoad() ? LOAD : DELIVER;
	}

	/**
	 * Whether the contacts are candidates of the run, each with an outcome to be written.
	 * @return false in a load: there they become candidates only if they have to wait
	 */
	public boolean isOfCandidates() {
		return this != LOAD;
	}

}
