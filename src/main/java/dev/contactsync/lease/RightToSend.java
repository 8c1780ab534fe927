package dev.contactsync.lease;

/** The right to send for a sync, as a run sees it. */
public interface RightToSend {

	/**
	 * To be called before every POST.
	 * @throws dev.contactsync.contact.ContactSyncException if it is held no more
	 */
	void requireHeld();

}
