package dev.contactsync.guard;

/**
 * Why a run is held.
 *
 * @param contacts how many contacts it is about; more is worse
 * @param message the reason with its numbers, for a person
 */
record Hold(HoldReason reason, long contacts, String message) {
}
