package dev.contactsync.source;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.Failure;
import dev.contactsync.contact.SourceContact;
import dev.contactsync.source.ReadingOptions.ReadMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What only H2 has. */
class H2SourceTests {

	private static final Instant SINCE = Instant.parse("2026-01-01T00:00:00Z");

	private TestSource test;

	private SourceDatabase database;

	@BeforeEach
	void openSource() {
		this.test = new TestSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
		this.test.execute("SELECT 1");
		this.database = this.test.open();
	}

	@AfterEach
	void closeSource() {
		this.database.close();
	}

	@Test
	void keepsNanosecondsAsAPosition() {
		this.test.execute("CREATE TABLE visit (id INTEGER PRIMARY KEY, at TIMESTAMP(9))",
				"INSERT INTO visit VALUES (3, '2026-02-02 00:00:00.000000001'), (2, '2026-02-02 00:00:00.000000002'), "
						+ "(1, '2026-02-02 00:00:00.000000003')");
		ContactSource source = this.database.select(TestSource.table("visit", "id", "at", 1));
		assertThat(TestSource.changedKeys(source, SINCE, 1)).containsExactly("3", "2", "1");
		assertThat(TestSource.keysWithRestarts(source, source.changedRanges(SINCE, 10).get(0), 1)).containsExactly("3",
				"2", "1");
	}

	@Test
	void knowsTimesNoFinerThanTheStateKeepsThem() {
		this.test.execute("CREATE TABLE visit (id INTEGER PRIMARY KEY, at TIMESTAMP(9))",
				"INSERT INTO visit VALUES (1, '2026-02-02 00:00:00.123456789')");
		ContactSource source = this.database.select(TestSource.table("visit", "id", "at", 1));
		assertThat(source.byKeys(List.of("1")).values()).extracting(SourceContact::changedAt)
			.containsExactly(Instant.parse("2026-02-02T00:00:00.123456Z"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "FILE_READ('/etc/hostname')", "FILE_WRITE('x', '/tmp/x')",
			"CSVWRITE('/tmp/x', 'SELECT 1')", "sly()", "\"SLY\"()", "public.sly()" })
	void refusesAQueryThatCallsWhatReachesBeyondTheDatabase(String call) {
		this.test.execute("CREATE ALIAS sly FOR \"java.lang.System.nanoTime\"");
		for (SourceSelection selection : List.of(
				TestSource.query("SELECT 1 AS id, " + call + " AS x", "id", null, ReadMode.PAGES),
				TestSource.table("information_schema.tables", call + " IS NOT NULL", "table_name", null, 1))) {
			assertThatExceptionOfType(ContactSyncException.class).isThrownBy(() -> this.database.select(selection))
				.extracting(ContactSyncException::failure)
				.isEqualTo(Failure.CONFIGURATION);
		}
		assertThatExceptionOfType(ContactSyncException.class)
			.isThrownBy(() -> this.database
				.select(TestSource.query("SELECT 1 AS id, " + call + " AS x", "id", null, ReadMode.PAGES)))
			.withMessageContaining("query: calls ");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '#', quoteCharacter = '^', commentCharacter = '%', textBlock = """
			CREATE UNIQUE INDEX one ON person (id) # true
			ALTER TABLE person ADD UNIQUE (id) # true
			CREATE UNIQUE INDEX one ON person (id) INCLUDE (part) # true
			ALTER TABLE person ADD PRIMARY KEY (id) # true
			CREATE INDEX one ON person (id) # false
			CREATE UNIQUE INDEX one ON person (id, part) # false
			CREATE UNIQUE INDEX one ON person (part) # false
			CREATE SCHEMA other; CREATE TABLE other.person (id VARCHAR PRIMARY KEY) # false
			""")
	void believesAnIndexThatKeepsTheKeyUnique(String index, boolean isProof) {
		this.test.execute("CREATE TABLE person (id VARCHAR_IGNORECASE(9) NOT NULL, part INTEGER)");
		this.test.execute(index.split("; "));
		assertThat(this.database.select(TestSource.table("PUBLIC.person", "id", null, 1)).checks()).singleElement()
			.satisfies((finding) -> assertThat(finding.meaning().startsWith("a unique index")).isEqualTo(isProof));
	}

	@Test
	void asksForRepeatedKeysWhereTheTableIsElsewhere() {
		TestSource other = new TestSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
		other.execute("CREATE TABLE person (id INTEGER PRIMARY KEY)");
		this.test.execute("CREATE LINKED TABLE person ('', '" + other.url() + "', '', '', 'PERSON')");
		assertThat(this.database.select(TestSource.table("person", "id", null, 1)).checks()).singleElement()
			.satisfies((finding) -> assertThat(finding.meaning()).startsWith("the key is unique now, but"));
	}

	@Test
	void readsTextKeysThatDifferOnlyInWhatIsHardToSee() {
		this.test.execute("CREATE TABLE person (id VARCHAR(9) PRIMARY KEY)", "INSERT INTO person VALUES ('a'), ('A'), "
				+ "('Ä'), ('_'), (''), (' '), ('a|b'), (U&'\\0001'), (U&'\\D83D'), (U&'\\+01F600')");
		ContactSource source = this.database.select(TestSource.table("person", "id", null, 1));
		List<String> keys = TestSource.keys(source, source.keyRanges(1));
		assertThat(keys).hasSize(10).doesNotHaveDuplicates();
		assertThat(TestSource.keysWithRestarts(source, source.keyRanges(100).get(0), 1)).isEqualTo(keys);
	}

	@Test
	void excludesTheContactOfAKeyThatOtherDatabasesCannotKeep() {
		this.test.execute("CREATE TABLE person (id VARCHAR(20) PRIMARY KEY)",
				"INSERT INTO person VALUES ('a'), (U&'nul\\0000x'), (U&'nul\\0000y'), (U&'half\\D83D'), (U&'\\0000'), ('b')");
		ContactSource source = this.database.select(TestSource.table("person", "id", null, 1));
		List<SourceContact> all = TestSource.all(source, source.keyRanges(2));
		List<String> odd = all.stream().filter((each) -> each.fault() != null).map(SourceContact::key).toList();
		assertThat(all).hasSize(6);
		assertThat(odd).hasSize(4)
			.doesNotHaveDuplicates()
			.allSatisfy((key) -> assertThat(key).matches("(nul|half|)\u2026[0-9a-f]{16}"));
		assertThat(source.byKeys(odd)).containsOnlyKeys(odd);
		assertThat(TestSource.keysWithRestarts(source, source.keyRanges(100).get(0), 1)).hasSize(6);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ENGLISH STRENGTH PRIMARY", "ENGLISH STRENGTH SECONDARY", "GERMAN STRENGTH IDENTICAL" })
	void readsKeysInTheOrderOfTheDatabasesCollation(String collation) {
		this.test.execute("SET COLLATION " + collation, "CREATE TABLE person (id VARCHAR(20), name VARCHAR(9))");
		List.of("a", "B", "c-1", "c1", "\u00c4z", "z", "e\u0301x", "_", "\u00e5b")
			.forEach((key) -> this.test.execute("INSERT INTO person VALUES ('" + key + "', 'x')"));
		for (SourceSelection selection : List.of(TestSource.table("person", "id", null, 2),
				TestSource.query("SELECT * FROM person", "id", null, ReadMode.CURSOR))) {
			ContactSource source = this.database.select(selection);
			try {
				source.requireUniqueKeys();
			}
			catch (ContactSyncException ex) {
				assertThat(ex).hasMessageContaining("same key");
				this.test.execute("DELETE FROM person WHERE id = 'c-1'", "INSERT INTO person VALUES ('d', 'x')");
				source.requireUniqueKeys();
			}
			List<String> keys = TestSource.keys(source, source.keyRanges(3));
			assertThat(keys).hasSize((int) source.count()).doesNotHaveDuplicates();
			assertThat(source.byKeys(keys)).containsOnlyKeys(keys);
			assertThat(TestSource.keysWithRestarts(source, source.keyRanges(100).get(0), 1)).isEqualTo(keys);
		}
		if (collation.endsWith("PRIMARY")) {
			this.test.execute("INSERT INTO person VALUES ('A', 'x')");
			assertThatExceptionOfType(ContactSyncException.class)
				.isThrownBy(() -> this.database.select(TestSource.table("person", "id", null, 2)).requireUniqueKeys())
				.withMessageContaining("several rows have the same key");
		}
	}

	@Test
	void readsValuesAsContactsHaveThem() {
		this.test.execute(
				"CREATE TABLE everything (id INTEGER PRIMARY KEY, t TINYINT, n NUMERIC(9,3), r REAL, dbl DOUBLE PRECISION, "
						+ "ok BOOLEAN, d DATE, tm TIME, ts TIMESTAMP, tstz TIMESTAMP WITH TIME ZONE, j JSON, "
						+ "e ENUM('happy', 'sad'), u UUID, b BLOB, c CLOB, texts VARCHAR ARRAY, "
						+ "locals TIMESTAMP ARRAY, dec DECFLOAT)",
				"INSERT INTO everything VALUES (1, 7, 12.34, 0.1, 0.1, TRUE, '2026-02-03', '04:05:06', "
						+ "'2026-03-29 02:30:00.000001', '2026-02-03 04:05:06+02', JSON '{\"a\":1}', 'sad', "
						+ "'80000000-0000-4000-8000-000000000000', X'00ff', 'long', ARRAY['a', NULL], "
						+ "ARRAY[TIMESTAMP '2026-03-29 02:30:00'], 1.5)");
		ContactSource source = this.database.select(TestSource.table("everything", "id", null, 1));
		assertThat(TestSource.all(source, source.keyRanges(10)).get(0).values()).isEqualTo(Arrays.asList(1L, 7L,
				new BigDecimal("12.340"), 0.1f, 0.1, true, LocalDate.of(2026, 2, 3), LocalTime.of(4, 5, 6),
				LocalDateTime.parse("2026-03-29T02:30:00.000001"), OffsetDateTime.parse("2026-02-03T04:05:06+02:00"),
				"{\"a\":1}", "sad", UUID.fromString("80000000-0000-4000-8000-000000000000"), null, "long",
				Arrays.asList("a", null), List.of(LocalDateTime.parse("2026-03-29T02:30:00")), new BigDecimal("1.5")));
	}

}
