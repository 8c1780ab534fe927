package dev.contactsync.job;

/** The account behind a destination, on H2. */
class H2AccountTests extends AccountContract {

}
