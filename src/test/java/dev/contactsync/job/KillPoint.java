package dev.contactsync.job;

import java.util.List;

/** Where a process is killed. */
enum KillPoint {

	/** Nothing was sent for this request. */
	BEFORE_INTENT("before", "INSERT INTO contact_sync.request"),
	/** The request is in doubt, and no byte of it has left. */
	AFTER_INTENT("after", "INSERT INTO contact_sync.request"),
	/** The API has answered, and it is not recorded. */
	BEFORE_ACKNOWLEDGEMENT("before", "UPDATE contact_sync.request"),
	/** All is written down, but for the position. */
	AFTER_ACKNOWLEDGEMENT("after", "UPDATE contact_sync.request"),
	/** Spring Batch has a job instance without an execution. */
	AFTER_INSTANCE("after", "INSERT INTO contact_sync.BATCH_JOB_INSTANCE"),
	/** Before any commit. */
	BEFORE_COMMIT("before", ""),
	/** After any commit. */
	AFTER_COMMIT("after", ""),
	/** The API has the bytes of a request and has not yet applied it. */
	POST_ARRIVED,
	/** The API has applied a request and has not answered. */
	POST_APPLIED,
	/** The answer is on its way. */
	POST_ANSWERED,
	/** At any moment of the run. */
	ANY_MOMENT,
	/** Asked to end, as by kill without -9, at any moment of the run. */
	ASKED_TO_END;

	private final List<String> commit;

	KillPoint() {
		this.commit = List.of();
	}

	KillPoint(String at, String of) {
		this.commit = List.of("-Dkills.at=" + at, "-Dkills.of=" + of);
	}

	/** What names the commit; empty where it is no commit. */
	List<String> commit() {
		return this.commit;
	}

	/** How many places of this kind a run has that sends some requests. */
	int places(int requests) {
		return switch (this) {
			case AFTER_INSTANCE -> 1;
			case BEFORE_COMMIT, AFTER_COMMIT -> 20 + 6 * requests;
			default -> Math.max(1, requests);
		};
	}

}
