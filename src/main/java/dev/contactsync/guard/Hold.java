package dev.contactsync.guard;

import java.util.Locale;

/**
 * Why a run is held.
 *
 * @param reason the reason
 * @param contacts how many contacts it is about; more is worse
 * @param message the reason with its numbers, for a person
 */
record Hold(HoldReason reason, long contacts, String message) {

	/** What looks like an accident. */
	enum HoldReason {

		/** The source has lost many of its contacts, or all. */
		FEWER,

		/** Many contacts that the API has would be sent again. */
		CHANGED,

		/** Many more contacts than before are invalid. */
		INVALID;

		String code() {
			return name().toLowerCase(Locale.ROOT);
		}

	}
}
