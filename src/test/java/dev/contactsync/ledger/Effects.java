package dev.contactsync.ledger;

import java.util.List;
import java.util.UUID;

import dev.contactsync.work.SyncKey;

/** What a simulation may let happen around every transaction of a ledger in memory. */
public interface Effects {

	/** Nothing happens. */
	Effects NONE = new Effects() {
	};

	/**
	 * A transaction has done its work and is about to be committed; whatever is thrown
	 * rolls it back.
	 * @param statements what it did, in that order
	 */
	default void committing(List<String> statements) {
	}

	/**
	 * A transaction is committed.
	 * @param statements what it did, in that order
	 */
	default void committed(List<String> statements) {
	}

	/**
	 * A contact has claimed its recipient.
	 * @param key the contact
	 * @param isBlocked whether somebody with the phone has said no
	 */
	default void claimed(String key, boolean isBlocked) {
	}

	/**
	 * A recipient is released because somebody has said no: once the no is taken back, it
	 * is sent again.
	 * @param recipient hash of the phone
	 */
	default void suppressed(UUID recipient) {
	}

	/**
	 * A transaction that is committed has changed the state of a row.
	 * @param transition the change
	 */
	default void became(Transition transition) {
	}

	/**
	 * A contact has lost its recipient to one of another sync.
	 * @param owner the sync of the contact that had it
	 */
	default void taken(SyncKey owner) {
	}

	/**
	 * Whether the connection is lost in the commit that has succeeded, so that the work
	 * is done once more.
	 * @param statements what it did, in that order
	 * @return true if so
	 */
	default boolean isRepeated(List<String> statements) {
		return false;
	}

}
