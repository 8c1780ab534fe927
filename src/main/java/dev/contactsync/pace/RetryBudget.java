package dev.contactsync.pace;

/**
 * How much of the traffic may be repetition: a tenth of the first attempts, and ten.
 * Guarded by the lock of whoever uses it.
 */
public final class RetryBudget {

	private static final int ALWAYS = 10;

	private long first;

	private long repeated;

	/**
	 * A request goes.
	 * @param repetition whether it has gone before
	 */
	public void count(boolean repetition) {
		if (repetition) {
			this.repeated++;
		}
		else {
			this.first++;
		}
	}

	/** Whether no more may be repeated for now. */
	public boolean isSpent() {
		return this.repeated > ALWAYS + this.first / 10;
	}

}
