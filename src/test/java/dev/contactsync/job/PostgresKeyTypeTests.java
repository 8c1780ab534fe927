package dev.contactsync.job;

import dev.contactsync.testing.TestPostgres;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("databases")
class PostgresKeyTypeTests extends KeyTypeContract {

	@Override
	String database() {
		return TestPostgres.newDatabase();
	}

	@ParameterizedTest
	@ValueSource(strings = { "INTEGER", "UUID", "text COLLATE \"C\"", "text COLLATE \"und-x-icu\"", "text COLLATE odd",
			"text COLLATE blind", "citext", "CHAR(10)", "NAME" })
	void noRowIsSkippedAndNoneReadTwiceWithAKeyOfAnyType(String type) {
		update("CREATE COLLATION odd (provider = icu, locale = 'sv-u-kf-upper', deterministic = true)");
		update("CREATE COLLATION blind (provider = icu, locale = 'und-u-ks-level2', deterministic = false)");
		update("CREATE EXTENSION citext");
		noRowIsSkippedAndNoneReadTwice(type);
	}

}
