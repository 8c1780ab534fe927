package dev.contactsync.ledger;

/**
 * How a recipient stands: whether a contact owns it or has released it, and whether it is
 * sure what the API was told.
 */
public enum DeliveryState {

	/** Nothing was ever sent to it. */
	NONE,

	/** A contact owns it, and the API has acknowledged what was sent. */
	ACKNOWLEDGED,

	/** A contact owns it, and something was sent without a usable answer so far. */
	IN_DOUBT,

	/** Its owner has released it. */
	RELEASED,

	/**
	 * Its owner has released it, and something was sent without a usable answer so far.
	 */
	RELEASED_IN_DOUBT;

	/**
	 * The table of what may follow. What is sent is in doubt first, whoever had the
	 * recipient before; what the API has provably not applied leaves it as it was seen. A
	 * recipient is in doubt again if an answer comes late, from a process that another
	 * has taken over from.
	 * @param next another state
	 * @return whether a recipient that stands like this may stand so next
	 */
	public boolean mayBecome(DeliveryState next) {
		return switch (this) {
			case NONE -> next == IN_DOUBT;
			case ACKNOWLEDGED -> next == IN_DOUBT || next == RELEASED;
			case IN_DOUBT -> next != IN_DOUBT;
			case RELEASED -> next == IN_DOUBT || next == RELEASED_IN_DOUBT;
			case RELEASED_IN_DOUBT -> next != RELEASED_IN_DOUBT;
		};
	}

}
