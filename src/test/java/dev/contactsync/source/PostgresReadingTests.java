package dev.contactsync.source;

import dev.contactsync.testing.TestPostgres;
import org.junit.jupiter.api.Tag;

@Tag("databases")
class PostgresReadingTests extends ReadingContract {

	@Override
	String newDatabase() {
		String url = TestPostgres.newDatabase();
		new TestSource(url)
			.execute("CREATE COLLATION blind (provider = icu, locale = 'und-u-ks-level1', deterministic = false)");
		return url;
	}

	@Override
	String series(int count) {
		return "generate_series(1, " + count + ") AS numbers(x)";
	}

	@Override
	String blindText() {
		return "TEXT COLLATE blind";
	}

	@Override
	String largeText() {
		return "TEXT";
	}

}
