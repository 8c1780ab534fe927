package dev.contactsync.job;

import java.util.UUID;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("databases")
class H2KeyTypeTests extends KeyTypeContract {

	@Override
	String database() {
		return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
	}

	@ParameterizedTest
	@ValueSource(strings = { "INTEGER", "UUID", "VARCHAR(50)", "VARCHAR_IGNORECASE(50)", "CHAR(10)" })
	void noRowIsSkippedAndNoneReadTwiceWithAKeyOfAnyType(String type) {
		noRowIsSkippedAndNoneReadTwice(type);
	}

}
