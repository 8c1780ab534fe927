package dev.contactsync.importapi;

/** What a sender gets at the {@link SendGate}. */
sealed interface GateAdmission {

	/**
	 * It may send one request, and must {@link SendGate#leave leave} or
	 * {@link SendGate#withdraw withdraw}.
	 *
	 * @param probe whether all other senders wait for the answer
	 */
	record Permit(boolean probe) implements GateAdmission {
	}

	/**
	 * It may not send any more.
	 *
	 * @param stop why
	 */
	record Closed(SendOutcome.Stop stop) implements GateAdmission {
	}

}
