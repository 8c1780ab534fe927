package dev.contactsync.execution;

/**
 * How many bytes a request of a run may have. An API that finds a request too large
 * teaches half of it, for all that follow in the run; but never less than what it has
 * accepted, be it before or after, since then it was not the size. Threads may share it.
 */
public final class RequestSizeLimit {

	private long most;

	private long accepted;

	RequestSizeLimit(long most) {
		this.most = most;
	}

	/** The most bytes of a request. */
	public synchronized long most() {
		return Math.max(this.most, this.accepted);
	}

	/**
	 * A request was not too large.
	 * @param bytes its length
	 */
	public synchronized void accepted(long bytes) {
		this.accepted = Math.max(this.accepted, bytes);
	}

	/**
	 * A request was too large.
	 * @param bytes its size
	 * @param contacts how many contacts it had; one alone teaches nothing
	 */
	public synchronized void tooLarge(long bytes, int contacts) {
		if (contacts > 1) {
			this.most = Math.min(this.most, bytes / 2);
		}
	}

}
