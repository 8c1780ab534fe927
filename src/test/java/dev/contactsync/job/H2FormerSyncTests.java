package dev.contactsync.job;

/** What becomes of a sync that is not configured any more, on H2. */
class H2FormerSyncTests extends FormerSyncContract {

}
