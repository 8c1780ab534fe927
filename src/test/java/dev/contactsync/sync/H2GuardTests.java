package dev.contactsync.sync;

import org.junit.jupiter.api.Tag;
import java.util.UUID;

@Tag("decisions")
class H2GuardTests extends GuardContract {

	@Override
	String newDatabase() {
		return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
	}

}
