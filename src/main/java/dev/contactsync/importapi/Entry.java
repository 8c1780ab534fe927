package dev.contactsync.importapi;

/** What a sender gets at the {@link Gate}. */
sealed interface Entry {

	/**
	 * It may send one request, and must {@link Gate#leave leave} or {@link Gate#withdraw
	 * withdraw}.
	 *
	 * @param probe whether everybody else waits for the answer
	 */
	record Permit(boolean probe) implements Entry {
	}

	/**
	 * It may not send any more.
	 *
	 * @param stop why
	 */
	record Closed(Outcome.Stop stop) implements Entry {
	}

}
