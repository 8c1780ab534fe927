package dev.contactsync.job;

import java.util.Map;
import java.util.UUID;

class H2OddTextTests extends OddTextContract {

	@Override
	String newDatabase() {
		return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
	}

	@Override
	Map<String, String> more() {
		return Map.of("nul\u0000l", "null", "half\ud83d", "half", "\ude00other", "other");
	}

}
