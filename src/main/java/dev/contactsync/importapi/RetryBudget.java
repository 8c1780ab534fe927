package dev.contactsync.importapi;

/**
 * How much of the traffic may be repetition: a tenth of the first attempts, and ten.
 * Guarded by the lock of {@link SendGate}.
 */
final class RetryBudget {

	private static final int ALWAYS = 10;

	private long first;

	private long repeated;

	void count(boolean repetition) {
		if (repetition) {
			this.repeated++;
		}
		else {
			this.first++;
		}
	}

	boolean isSpent() {
		return this.repeated > ALWAYS + this.first / 10;
	}

}
