package dev.contactsync.job;

class H2OptOutTests extends OptOutContract {

}
