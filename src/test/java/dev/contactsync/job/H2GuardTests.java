package dev.contactsync.job;

import java.util.UUID;

class H2GuardTests extends GuardContract {

	@Override
	String newDatabase() {
		return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
	}

}
