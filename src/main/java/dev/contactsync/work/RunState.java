package dev.contactsync.work;

import dev.contactsync.contact.Coded;

/** How a run stands. */
public enum RunState implements Coded {

	/** A process works on it, or has died while it did. */
	RUNNING,

	/** It has looked at everything that it had to. */
	DONE,

	/** It was asked to end, or ran out of time, and can be resumed. */
	STOPPED,

	/** Something was wrong; it can be resumed. */
	FAILED,

	/** A guard waits for approval: the next run takes its place. */
	HELD,

	/** Ended in favour of a newer one. */
	CLOSED;

	/**
	 * Whether the run is to be resumed before its sync can have another one.
	 * @return true unless it is over; a run that is over has no candidates any more
	 */
	public boolean isUnfinished() {
		return this == RUNNING || this == STOPPED || this == FAILED;
	}

	/**
	 * The table of what may follow. A run that is not finished may become anything: also
	 * by a process that has lost the lease, and writes down how the run has ended for it
	 * after another has.
	 * @param next another state
	 * @return whether a run that stands like this may stand so next
	 */
	public boolean mayBecome(RunState next) {
		return switch (this) {
			case RUNNING, STOPPED, FAILED -> next != this;
			case HELD -> next == CLOSED;
			case DONE, CLOSED -> false;
		};
	}

}
