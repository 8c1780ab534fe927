package dev.contactsync.job;

import org.junit.jupiter.api.Tag;

/** The account behind a destination, on H2. */
@Tag("slow")
class H2AccountTests extends AccountContract {

}
