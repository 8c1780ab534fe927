package dev.contactsync.job;

import org.junit.jupiter.api.Tag;

/** What becomes of a sync that is not configured any more, on H2. */
@Tag("slow")
class H2FormerSyncTests extends FormerSyncContract {

}
