package dev.contactsync.source;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.contactsync.contact.SourceContact;
import dev.contactsync.range.KeyRange;
import dev.contactsync.source.SourceSelection.SelectedRows;
import dev.contactsync.source.ReadingOptions.ReadMode;
import org.jspecify.annotations.Nullable;

/** A database with a company's rows, and a source that reads them without waiting. */
record TestSource(String url) {

	static final ReadRetry PATIENCE = new ReadRetry(Clock.systemUTC(), (time) -> {
	});

	void execute(String... statements) {
		try (Connection connection = DriverManager.getConnection(this.url);
				Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** The name of the database, part of names that a whole server shares. */
	String name() {
		return this.url.replaceAll(".*/|\\?.*", "");
	}

	SourceDatabase open() {
		return SourceDatabase.open("crm", new SourceSettings(this.url, null, null), 2, PATIENCE);
	}

	static SourceSelection table(String table, String key, @Nullable String changedAt, int pageSize) {
		return table(table, null, key, changedAt, pageSize);
	}

	static SourceSelection table(String table, @Nullable String where, String key, @Nullable String changedAt,
			int pageSize) {
		return new SourceSelection("customers", new SelectedRows(table, null, where), key, changedAt, List.of(),
				List.of(), new ReadingOptions(ReadMode.PAGES, pageSize, Duration.ofHours(48)));
	}

	static SourceSelection query(String query, String key, @Nullable String changedAt, ReadMode read) {
		return new SourceSelection("customers", new SelectedRows(null, query, null), key, changedAt, List.of(),
				List.of(), new ReadingOptions(read, 100, Duration.ofHours(48)));
	}

	static List<SourceContact> all(ContactSource source, List<KeyRange> ranges) {
		List<SourceContact> contacts = new ArrayList<>();
		for (KeyRange range : ranges) {
			try (ContactReader reader = source.read(KeyRange.decode(range.encode()), null)) {
				for (SourceContact contact = reader.next(); contact != null; contact = reader.next()) {
					contacts.add(contact);
				}
			}
		}
		return contacts;
	}

	static List<String> keys(ContactSource source, List<KeyRange> ranges) {
		return all(source, ranges).stream().map(SourceContact::key).toList();
	}

	static List<String> changedKeys(ContactSource source, Instant since, long rowsPerRange) {
		return keys(source, source.changedRanges(since, rowsPerRange));
	}

	/** Reads a range with a new reader for every few rows, as restarts would. */
	static List<String> keysWithRestarts(ContactSource source, KeyRange range, int rowsBetween) {
		List<String> keys = new ArrayList<>();
		String position = null;
		int before;
		do {
			before = keys.size();
			try (ContactReader reader = source.read(range, position)) {
				SourceContact contact = reader.next();
				for (int i = 0; i < rowsBetween && contact != null; i++) {
					keys.add(contact.key());
					position = reader.position(contact.key());
					contact = (i + 1 < rowsBetween) ? reader.next() : contact;
				}
			}
		}
		while (keys.size() > before);
		return keys;
	}

}
