package dev.contactsync.ledger;

/** What a simulation may let happen around every transaction of a ledger in memory. */
public interface Effects {

	/** Nothing happens. */
	Effects NONE = new Effects() {
	};

	/**
	 * A transaction has done its work and is about to be committed; whatever is thrown
	 * rolls it back.
	 * @param what its last statement
	 */
	default void committing(String what) {
	}

	/**
	 * A transaction is committed.
	 * @param what its last statement
	 */
	default void committed(String what) {
	}

	/**
	 * A contact has claimed its recipient.
	 * @param key the contact
	 * @param isBlocked whether somebody with the phone has said no
	 */
	default void claimed(String key, boolean isBlocked) {
	}

	/**
	 * A transaction that is committed has changed the state of a row.
	 * @param transition the change
	 */
	default void became(Transition transition) {
	}

	/**
	 * Whether the connection is lost in the commit that has succeeded, so that the work
	 * is done once more.
	 * @param what its last statement
	 * @return true if so
	 */
	default boolean isRepeated(String what) {
		return false;
	}

}
