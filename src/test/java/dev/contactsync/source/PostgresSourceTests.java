package dev.contactsync.source;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.contactsync.check.Finding.FindingResult;
import dev.contactsync.column.ChangeTime;
import dev.contactsync.column.LongText;
import dev.contactsync.contact.ColumnNames;
import dev.contactsync.contact.ColumnType;
import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.ExclusionReason;
import dev.contactsync.contact.Failure;
import dev.contactsync.contact.SourceContact;
import dev.contactsync.range.KeyRange;
import dev.contactsync.range.RowPosition;
import dev.contactsync.source.ReadingOptions.ReadMode;
import dev.contactsync.source.SourceSelection.SelectedRows;
import dev.contactsync.testing.TestPostgres;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/** What only PostgreSQL has. */
@Tag("databases")
class PostgresSourceTests {

	private static final Instant SINCE = Instant.parse("2026-01-01T00:00:00Z");

	private static final String KILL = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
			+ "WHERE application_name = 'contact-sync' AND datname = current_database()";

	private TestSource test;

	private SourceDatabase database;

	@BeforeEach
	void openSource() {
		this.test = new TestSource(TestPostgres.newDatabase());
		this.database = this.test.open();
	}

	@AfterEach
	void closeSource() {
		this.database.close();
	}

	@ParameterizedTest
	@EnumSource
	void skipsAndRepeatsNothingWhenItsConnectionIsKilledFiftyTimes(ReadMode mode) {
		this.test.execute("CREATE TABLE customer (id int PRIMARY KEY, at timestamptz)",
				"INSERT INTO customer SELECT x, '2026-02-02' FROM generate_series(1, 5100) AS x");
		ContactSource source = this.database.select(TestSource.query("SELECT * FROM customer", "id", "at", mode));
		List<String> keys = new ArrayList<>();
		try (ContactReader reader = source.read(source.changedRanges(SINCE, 10_000).get(0), null)) {
			for (SourceContact contact = reader.next(); contact != null; contact = reader.next()) {
				keys.add(contact.key());
				if (keys.size() % 100 == 0) {
					this.test.execute(KILL);
				}
			}
		}
		assertThat(keys).containsExactlyElementsOf(IntStream.rangeClosed(1, 5100).mapToObj(Integer::toString).toList());
	}

	@ParameterizedTest
	@ValueSource(strings = { "text", "varchar", "varchar(100000)", "json", "jsonb", "xml", "citext", "mail" })
	void cutsLongTextsOfEveryType(String type) {
		String value = type.startsWith("json") ? "'\"' || repeat('x', 99990) || '\"'"
				: (type.equals("xml") ? "'<x>' || repeat('x', 99990) || '</x>'" : "repeat('x', 99990)");
		this.test.execute("CREATE EXTENSION citext", "CREATE DOMAIN mail AS citext",
				"CREATE TABLE note (id int PRIMARY KEY, note " + type + ")",
				"INSERT INTO note SELECT 1, CAST(" + value + " AS " + type + ")", "INSERT INTO note VALUES (2, NULL)");
		ContactSource source = this.database.select(TestSource.table("note", "id", null, 10));
		assertThat(source.byKeys(List.of("1", "2")).values()).extracting((note) -> note.values().get(1))
			.satisfiesExactlyInAnyOrder((cut) -> assertThat((String) cut).hasSize(LongText.LONGEST).contains("xxx"),
					(none) -> assertThat(none).isNull());
	}

	@Test
	void cutsLongTextsInEveryLanguageOfTheMachine() {
		Locale before = Locale.getDefault();
		try {
			Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
			cutsLongTextsOfEveryType("text");
		}
		finally {
			Locale.setDefault(before);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '#', quoteCharacter = '^', commentCharacter = '%',
			textBlock = """
					CREATE UNIQUE INDEX ON person (id) # true
					CREATE UNIQUE INDEX ON person (id DESC NULLS FIRST) INCLUDE (part) # true
					ALTER TABLE person ADD UNIQUE (id) DEFERRABLE INITIALLY DEFERRED # true
					CREATE TABLE child (LIKE person INCLUDING ALL); CREATE UNIQUE INDEX ON person (id) # true
					CREATE INDEX ON person (id) # false
					CREATE UNIQUE INDEX ON person (id, part) # false
					CREATE UNIQUE INDEX ON person (part, id) # false
					CREATE UNIQUE INDEX ON person (part) # false
					CREATE UNIQUE INDEX ON person (id) WHERE part = 1 # false
					CREATE UNIQUE INDEX ON person (lower(id)) # false
					CREATE UNIQUE INDEX ON person (id COLLATE "C") # false
					CREATE UNIQUE INDEX ON person (id COLLATE "C" text_pattern_ops) # false
					CREATE UNIQUE INDEX person_id ON person (id); UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'person_id'::regclass # false
					CREATE UNIQUE INDEX ON person (id); CREATE TABLE child () INHERITS (person) # false
					CREATE SCHEMA other; CREATE TABLE other.person (id text PRIMARY KEY) # false
					""")
	void believesAnIndexThatKeepsTheKeyUnique(String index, boolean isProof) {
		this.test.execute("CREATE COLLATION blind (provider = icu, locale = 'und-u-ks-level1', deterministic = false)",
				"CREATE TABLE person (id text COLLATE blind, part int)");
		this.test.execute(index.split("; "));
		assertThat(this.database.select(TestSource.table("public.person", "id", null, 1)).checks()).singleElement()
			.satisfies((finding) -> assertThat(finding.meaning().startsWith("a unique index")).isEqualTo(isProof));
	}

	@Test
	void believesTheIndexOfATableInPartitionsButNotOfAParent() {
		this.test.execute("CREATE TABLE person (id int PRIMARY KEY) PARTITION BY RANGE (id)",
				"CREATE TABLE person_1 PARTITION OF person FOR VALUES FROM (1) TO (10)",
				"INSERT INTO person VALUES (1), (2)", "CREATE TABLE contact (id int PRIMARY KEY)",
				"CREATE TABLE customer () INHERITS (contact)", "INSERT INTO contact VALUES (7)",
				"INSERT INTO customer VALUES (7)");
		assertThat(this.database.select(TestSource.table("person", "id", null, 1)).checks()).singleElement()
			.satisfies((finding) -> assertThat(finding.meaning()).startsWith("a unique index"));
		assertThatExceptionOfType(ContactSyncException.class)
			.isThrownBy(() -> this.database.select(TestSource.table("contact", "id", null, 1)).requireUniqueKeys())
			.withMessageContaining("'7'");
	}

	@ParameterizedTest
	@EnumSource
	void failsWhereASnapshotGivesOtherRowsThanItCounts(ReadMode mode) {
		this.test.execute("CREATE TABLE customer (id int PRIMARY KEY)",
				"INSERT INTO customer SELECT generate_series(1, 300)");
		ContactSource source = this.database.select(TestSource
			.query("SELECT id FROM customer WHERE id <> 7 OR current_query() LIKE 'SELECT COU%'", "id", null, mode));
		assertThatExceptionOfType(ContactSyncException.class).isThrownBy(() -> {
			try (ContactReader reader = source.readAgain(new KeyRange.ByKey("5", "200", null))) {
				while (reader.next() != null) {
					assertThat(reader).isNotNull();
				}
			}
		})
			.withMessageStartingWith("sync customers, source crm: of the rows after key '5' up to '200', the source "
					+ "counts 195, but 194 can be read")
			.extracting(ContactSyncException::failure)
			.isEqualTo(Failure.INTERNAL);
	}

	@ParameterizedTest
	@MethodSource("values")
	void readsValuesOfEveryTypeOrExcludesTheirContactOnly(String type, String value, String expected) {
		this.test.execute("CREATE TYPE pair AS (a text, b int)", "CREATE DOMAIN mail AS text",
				"CREATE DOMAIN marks AS int[]", "CREATE TYPE mood AS ENUM ('happy', 'sad')",
				"CREATE TABLE odd (id int PRIMARY KEY, v " + type + ")",
				"INSERT INTO odd SELECT generate_series(1, 20)", "UPDATE odd SET v = " + value + " WHERE id = 7");
		ContactSource source = this.database.select(TestSource.table("odd", "id", null, 3));
		List<SourceContact> contacts = TestSource.all(source, source.keyRanges(100));
		assertThat(contacts).hasSize(20);
		for (SourceContact contact : contacts) {
			Object read = (contact.fault() != null) ? contact.fault().reason().code() : contact.values().get(1);
			assertThat(String.valueOf(read)).isEqualTo(contact.key().equals("7") ? expected : "null");
		}
	}

	static Stream<Arguments> values() throws IOException {
		return Files.readAllLines(Path.of("src/test/resources/source/postgresql-values.tsv"))
			.stream()
			.filter((line) -> !line.startsWith("#"))
			.map((line) -> Arguments.of((Object[]) line.split("\t")));
	}

	@Test
	void excludesTheContactOfBytesThatAreNoText() {
		String url = TestPostgres.newDatabase("ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");
		TestSource ascii = new TestSource(url);
		ascii.execute("CREATE TABLE customer (id text PRIMARY KEY, name text, tags text[])",
				"INSERT INTO customer SELECT x, 'Name', ARRAY['a'] FROM generate_series(1, 20) AS x",
				"UPDATE customer SET name = 'J' || convert_from('\\xe9', 'SQL_ASCII') WHERE id = '7'",
				"UPDATE customer SET tags = ARRAY['J' || convert_from('\\xe9', 'SQL_ASCII')] WHERE id = '8'");
		try (SourceDatabase opened = ascii.open()) {
			for (SourceSelection selection : List.of(TestSource.table("customer", "id", null, 3),
					TestSource.table("customer", "id", null, 100),
					TestSource.query("SELECT * FROM customer", "id", null, ReadMode.CURSOR))) {
				ContactSource source = opened.select(selection);
				KeyRange whole = source.keyRanges(100).get(0);
				assertUnreadable(TestSource.all(source, List.of(whole)));
				assertThat(TestSource.keysWithRestarts(source, whole, 2)).hasSize(20).doesNotHaveDuplicates();
				assertUnreadable(
						source.byKeys(IntStream.rangeClosed(1, 20).mapToObj(Integer::toString).toList()).values());
				try (ContactReader reader = source.readAgain(whole)) {
					List<SourceContact> again = new ArrayList<>();
					for (SourceContact row = reader.next(); row != null; row = reader.next()) {
						again.add(row);
					}
					assertUnreadable(again);
				}
			}
		}
	}

	private static void assertUnreadable(Collection<SourceContact> contacts) {
		assertThat(contacts).hasSize(20)
			.filteredOn((contact) -> contact.fault() != null)
			.allSatisfy(
					(contact) -> assertThat(contact.fault()).asString().startsWith(ExclusionReason.UNREADABLE.code()))
			.extracting(SourceContact::key, (contact) -> Objects.requireNonNull(contact.fault()).field(),
					SourceContact::values)
			.containsExactlyInAnyOrder(tuple("7", "column name", Arrays.asList("7", null, List.of("a"))),
					tuple("8", "column tags", Arrays.asList("8", "Name", null)));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '#', quoteCharacter = '^', commentCharacter = '%', textBlock = """
			citext # 'Key-' || x
			citext COLLATE "C" # 'Key-' || x
			text COLLATE blind # 'Key-' || x
			text COLLATE "und-x-icu" # 'Key-' || x
			char(10) # 'k' || x
			char(10) COLLATE blind # 'k' || x
			"char" # chr(64 + x)
			name # 'k' || x
			code # 'Key-' || x
			mood # (ARRAY['happy', 'sad', 'so-so'])[x]
			smallint # x
			bigint # x * 1000000007::bigint
			numeric # x / 3.0
			numeric(20,2) # x
			uuid # md5(x::text)
			date # '2026-01-01'::date + x
			timestamp # '2026-01-01'::timestamp + x * interval '1 microsecond'
			timestamptz # '2026-01-01'::timestamptz + x * interval '1 microsecond'
			inet # '192.0.2.1'::inet + x
			macaddr # '08:00:2b:01:02:' || lpad(x::text, 2, '0')
			money # x
			interval # x || ' hours'
			bit(8) # x::bit(8)
			varbit # x::bit(8)
			pg_lsn # '0/' || x
			""")
	void readsKeysOfTypesOfItsOwn(String type, String value) {
		this.test.execute("CREATE EXTENSION citext",
				"CREATE COLLATION blind (provider = icu, locale = 'und-u-ks-level1', deterministic = false)",
				"CREATE DOMAIN code AS citext", "CREATE TYPE mood AS ENUM ('happy', 'sad', 'so-so')",
				"CREATE TABLE thing (id " + type + " PRIMARY KEY)");
		int rows = type.equals("mood") ? 3 : 20;
		this.test.execute("INSERT INTO thing SELECT CAST(" + value + " AS " + type.replaceAll(" COLLATE.*", "")
				+ ") FROM generate_series(1, " + rows + ") AS x");
		for (SourceSelection selection : List.of(TestSource.table("thing", "id", null, 4),
				TestSource.query("SELECT * FROM thing", "id", null, ReadMode.CURSOR))) {
			ContactSource source = this.database.select(selection);
			source.requireUniqueKeys();
			List<KeyRange> ranges = source.keyRanges(6);
			List<String> keys = TestSource.keys(source, ranges);
			assertThat(keys).hasSize(rows).doesNotHaveDuplicates();
			assertThat(ranges.stream().mapToLong(source::count).sum()).isEqualTo(rows);
			assertThat(source.byKeys(keys)).containsOnlyKeys(keys);
			assertThat(TestSource.keysWithRestarts(source, source.keyRanges(100).get(0), 1)).isEqualTo(keys);
		}
		assertThat(this.database.select(TestSource.table("thing", "id", null, 4)).checks()).first()
			.satisfies((finding) -> assertThat(finding.meaning()).startsWith("a unique index"));
	}

	@Test
	void needsNoRightToColumnsThatItDoesNotRead() {
		this.test.execute("CREATE TABLE person (id int PRIMARY KEY, name text, secret text, at timestamptz)",
				"INSERT INTO person VALUES (1, 'Asha', 'x', now()), (2, 'Eva', 'y', now())",
				"CREATE ROLE some_reader_" + this.test.name() + " LOGIN",
				"GRANT SELECT (id, name, at) ON person TO some_reader_" + this.test.name());
		try (SourceDatabase restricted = SourceDatabase.open("crm",
				new SourceSettings(this.test.url().replaceAll("user=\\w+", "user=some_reader_" + this.test.name()),
						null, null),
				1, TestSource.PATIENCE)) {
			ReadingOptions reading = new ReadingOptions(ReadMode.PAGES, 1, Duration.ZERO);
			SelectedRows rows = new SelectedRows("person", null, "name <> 'Eva'");
			for (SourceSelection selection : List.of(
					new SourceSelection("customers", rows, "id", "at", List.of("name"), List.of(), reading),
					new SourceSelection("customers", rows, "id", "at", List.of(), List.of("name"), reading))) {
				ContactSource source = restricted.select(selection);
				source.requireUniqueKeys();
				assertThat(source.checks()).isNotEmpty();
				assertThat(source.count()).isEqualTo(1);
				assertThat(TestSource.keys(source, source.keyRanges(10))).containsExactly("1");
				assertThat(TestSource.changedKeys(source, SINCE, 10)).containsExactly("1");
				assertThat(source.byKeys(List.of("1")).values()).singleElement()
					.satisfies((contact) -> assertThat(contact.values()).contains("Asha"));
			}
		}
	}

	@Test
	void warnsOfRowsThatTheDatabaseMayHide() {
		this.test.execute("CREATE TABLE person (id int PRIMARY KEY)", "INSERT INTO person VALUES (1)",
				"ALTER TABLE person ENABLE ROW LEVEL SECURITY", "CREATE ROLE hidden_" + this.test.name() + " LOGIN",
				"GRANT SELECT ON person TO hidden_" + this.test.name());
		assertThat(this.database.select(TestSource.table("person", "id", null, 1)).checks()).hasSize(1);
		try (SourceDatabase restricted = SourceDatabase.open("crm",
				new SourceSettings(this.test.url().replaceAll("user=\\w+", "user=hidden_" + this.test.name()), null,
						null),
				1, TestSource.PATIENCE)) {
			assertThat(restricted.select(TestSource.table("person", "id", null, 1)).checks())
				.filteredOn((finding) -> finding.result() == FindingResult.WARNING)
				.singleElement()
				.satisfies((finding) -> assertThat(finding.meaning()).startsWith("row-level security applies"));
		}
	}

	@Test
	void leavesSessionsAsTheyWere() throws Exception {
		this.test.execute("CREATE TABLE customer (id int PRIMARY KEY)", "INSERT INTO customer VALUES (1)");
		ContactSource source = this.database.select(TestSource
			.query("SELECT id, current_setting('transaction_read_only') AS ro, current_setting('TimeZone') AS zone, "
					+ "(SELECT string_agg(name || '=' || setting, ', ') FROM pg_settings WHERE source = 'session' AND "
					+ "name NOT IN ('TimeZone', 'transaction_read_only', 'transaction_isolation', 'application_name')) AS session, "
					+ "(SELECT setting FROM pg_settings WHERE name = 'default_transaction_read_only') AS later, "
					+ "(SELECT reset_val FROM pg_settings WHERE name = 'TimeZone') AS zone_later FROM customer", "id",
					null, ReadMode.PAGES));
		for (int times = 0; times < 3; times++) {
			assertThat(source.byKeys(List.of("1")).values()).singleElement()
				.satisfies((contact) -> assertThat(contact.values().subList(1, 5)).containsExactly("on", "UTC", null,
						"off"));
			try (ContactReader reader = source.readAgain(source.keyRanges(10).get(0))) {
				assertThat(reader.next()).isNotNull();
			}
		}
	}

	@Test
	void readsTextKeysOfEveryCollationInItsOrder() {
		this.test.execute("CREATE COLLATION odd (provider = icu, locale = 'sv-u-kf-upper', deterministic = true)",
				"CREATE COLLATION blind (provider = icu, locale = 'und-u-ks-level2', deterministic = false)");
		List<String> keys = List.of("a", "B", "Ä", "_", "b", "A", "ä", "-", "z", "Z", "å", "", " ", "a b", "ab", "a-b",
				"\ud83d\ude00", "é", "e\u0301");
		for (String collation : List.of("\"C\"", "odd", "\"und-x-icu\"", "blind")) {
			this.test.execute("DROP TABLE IF EXISTS person",
					"CREATE TABLE person (id text COLLATE " + collation + " PRIMARY KEY)");
			keys.forEach(
					(key) -> this.test.execute("INSERT INTO person VALUES ('" + key + "') ON CONFLICT DO NOTHING"));
			ContactSource source = this.database.select(TestSource.table("person", "id", null, 2));
			List<String> read = TestSource.keys(source, source.keyRanges(3));
			assertThat(read).hasSize((int) source.count()).doesNotHaveDuplicates();
			assertThat(TestSource.keysWithRestarts(source, source.keyRanges(100).get(0), 1)).isEqualTo(read);
			assertThat(source.byKeys(read)).containsOnlyKeys(read);
		}
	}

	@Test
	void keepsEveryTimeExactlyAsAPosition() {
		this.test.execute("CREATE TABLE visit (at timestamptz PRIMARY KEY)",
				"CREATE TABLE local_visit (at timestamp PRIMARY KEY)", "CREATE TABLE day (at date PRIMARY KEY)");
		for (String time : List.of("infinity", "-infinity", "4713-02-01 BC", "0044-03-15 12:00:00.000001 BC",
				"0001-01-01", "1582-10-10", "2026-03-29 01:59:59.999999", "2026-03-29 02:00:00",
				"2026-03-29 02:30:00.000001", "2026-03-29 02:30:00.000002", "9999-12-31 23:59:59.999999",
				"294276-12-30")) {
			this.test.execute("INSERT INTO visit VALUES ('" + time + "'::timestamp AT TIME ZONE 'UTC')",
					"INSERT INTO local_visit VALUES ('" + time + "')",
					"INSERT INTO day VALUES ('" + time + "') ON CONFLICT DO NOTHING");
		}
		for (String table : List.of("visit", "local_visit", "day")) {
			ContactSource source = this.database.select(TestSource.table(table, "at", "at", 1));
			List<String> keys = TestSource.keys(source, source.keyRanges(1));
			assertThat(keys).hasSize((int) source.count()).doesNotHaveDuplicates();
			assertThat(source.byKeys(keys)).containsOnlyKeys(keys);
			assertThat(TestSource.keysWithRestarts(source, source.keyRanges(100).get(0), 1)).isEqualTo(keys);
			List<KeyRange> changed = source.changedRanges(Instant.parse("-0050-01-01T00:00:00Z"), 1);
			assertThat(TestSource.keys(source, changed)).isEqualTo(keys.subList(2, keys.size()));
		}
	}

	@Test
	void knowsNoChangeForInfinity() {
		this.test.execute("CREATE TABLE visit (id int PRIMARY KEY, at timestamptz, on_day date)",
				"INSERT INTO visit VALUES (1, 'infinity', 'infinity'), (2, '-infinity', '-infinity')");
		for (String column : List.of("at", "on_day")) {
			ContactSource source = this.database.select(TestSource.table("visit", "id", column, 1));
			assertThat(TestSource.changedKeys(source, SINCE, 1)).containsExactly("1");
			assertThat(TestSource.all(source, source.keyRanges(1))).hasSize(2)
				.allSatisfy((contact) -> assertThat(contact.changedAt()).isNull());
		}
	}

	@Test
	void readsValuesAsContactsHaveThem() {
		this.test.execute("CREATE TYPE mood AS ENUM ('happy', 'sad')", "CREATE DOMAIN email AS text",
				"CREATE TABLE everything (id int PRIMARY KEY, n numeric(9,3), r real, m money, ok bool, d date, t time, "
						+ "tz timetz, ts timestamp, tstz timestamptz, j jsonb, e mood, u uuid, i inet, b bytea, x xml, "
						+ "mail email, bits bit(3), span tstzrange, texts text[], ints int[], moods mood[], "
						+ "times timestamptz[], locals timestamp[], nested text[][])",
				"INSERT INTO everything SELECT x, 12.340, 0.1, 1234.5, true, '2026-02-03', '04:05:06.000007', "
						+ "'04:05:06+02', '2026-03-29 02:30:00.000001', '2026-02-03 04:05:06.000007+02', '{\"a\": 1}', "
						+ "'sad', '80000000-0000-4000-8000-000000000000', '192.0.2.1', '\\x00ff', '<a/>', 'jane', "
						+ "B'101', '[2026-01-01 00:00:00+00,)', ARRAY['a', NULL, 'b,\"c'], ARRAY[1, NULL], "
						+ "ARRAY['happy']::mood[], ARRAY['infinity', '2026-02-03 04:05:06.000007+02']::timestamptz[], "
						+ "ARRAY['2026-03-29 02:30:00']::timestamp[], '{{a,b},{c,d}}' FROM generate_series(1, 20) AS x");
		ContactSource source = this.database.select(TestSource.table("everything", "id", null, 1));
		OffsetDateTime moment = OffsetDateTime.parse("2026-02-03T02:05:06.000007Z");
		List<@Nullable Object> expected = Arrays.asList(new BigDecimal("12.340"), 0.1f, "$1,234.50", true,
				LocalDate.of(2026, 2, 3), LocalTime.parse("04:05:06.000007"), OffsetTime.parse("04:05:06+02:00"),
				LocalDateTime.parse("2026-03-29T02:30:00.000001"), moment, "{\"a\": 1}", "sad",
				UUID.fromString("80000000-0000-4000-8000-000000000000"), "192.0.2.1", null, "<a/>", "jane", "101",
				"[\"2026-01-01 00:00:00+00\",)", Arrays.asList("a", null, "b,\"c"), Arrays.asList(1L, null),
				List.of("happy"), List.of(OffsetDateTime.MAX, moment),
				List.of(LocalDateTime.parse("2026-03-29T02:30:00")), List.of("a", "b", "c", "d"));
		// So many times that the driver changes to its binary format.
		assertThat(TestSource.all(source, source.keyRanges(100))).hasSize(20)
			.allSatisfy(
					(contact) -> assertThat(contact.values().subList(1, contact.values().size())).isEqualTo(expected));
	}

	@Test
	void readsWhatHasNoEndAsTheLastValuesThatJavaHas() {
		this.test.execute(
				"CREATE TABLE endless (id int PRIMARY KEY, d date, ts timestamp, tstz timestamptz, t time, "
						+ "tz timetz, n numeric)",
				"INSERT INTO endless SELECT x, 'infinity', '-infinity', 'infinity', '24:00', "
						+ "'24:00+02', 'NaN' FROM generate_series(1, 20) AS x");
		ContactSource source = this.database.select(TestSource.table("endless", "id", null, 1));
		assertThat(TestSource.all(source, source.keyRanges(100))).hasSize(20)
			.allSatisfy((contact) -> assertThat(contact.values().subList(1, 7)).containsExactly(LocalDate.MAX,
					LocalDateTime.MIN, OffsetDateTime.MAX, LocalTime.MAX, OffsetTime.MAX, Double.NaN));
	}

	@Test
	void tellsWhatItsColumnsHold() {
		this.test.execute("CREATE TABLE typed (id int PRIMARY KEY, n numeric(15,2), r real, x double precision, "
				+ "ok boolean, name varchar(20), j jsonb, u uuid, d date, t time, tz timetz, ts timestamp, "
				+ "tstz timestamptz, tags text[], raw bytea)");
		ColumnNames columns = this.database.select(TestSource.table("typed", "id", null, 1)).columns();
		assertThat(IntStream.range(0, columns.names().size()).mapToObj(columns::typeAt)).containsExactly(
				ColumnType.NUMBER, ColumnType.NUMBER, ColumnType.INEXACT_NUMBER, ColumnType.INEXACT_NUMBER,
				ColumnType.BOOLEAN, ColumnType.TEXT, ColumnType.TEXT, ColumnType.UUID, ColumnType.DATE, ColumnType.TIME,
				ColumnType.TIME_WITH_ZONE, ColumnType.TIMESTAMP, ColumnType.TIMESTAMP_WITH_ZONE, ColumnType.UNKNOWN,
				ColumnType.UNKNOWN);
	}

	@Test
	void readsNullsOfEveryType() {
		this.test.execute(
				"CREATE TABLE nothing (id int PRIMARY KEY, n numeric, r real, l bigint, ok bool, d date, "
						+ "t time, tz timetz, ts timestamp, tstz timestamptz, u uuid, texts text[], note text)",
				"INSERT INTO nothing VALUES (1)");
		ContactSource source = this.database.select(TestSource.table("nothing", "id", "tstz", 1));
		assertThat(TestSource.all(source, source.changedRanges(SINCE, 10)).get(0).values().subList(1, 13))
			.containsOnlyNulls();
	}

	@ParameterizedTest
	@ValueSource(strings = { "inet '192.0.2.1' + x", "('e' || x)::kind", "(x / 3.0)::numeric", "'NaN'::numeric / x",
			"x::oid" })
	void readsKeysOfOtherTypes(String key) {
		this.test.execute("CREATE TYPE kind AS ENUM ('e3', 'e2', 'e1')",
				"CREATE TABLE thing AS SELECT DISTINCT " + key + " AS id FROM generate_series(1, 3) AS x");
		ContactSource source = this.database.select(TestSource.table("thing", "id", null, 1));
		List<String> keys = TestSource.keys(source, source.keyRanges(1));
		assertThat(keys).hasSize((int) source.count()).doesNotHaveDuplicates();
		assertThat(source.byKeys(keys)).containsOnlyKeys(keys);
	}

	@Test
	void usesAnIndexForBothOrders() throws Exception {
		this.test.execute(
				"CREATE TABLE customer (id bigint PRIMARY KEY, code text NOT NULL, at timestamptz, note text)",
				"INSERT INTO customer SELECT x, 'c' || x, "
						+ "CASE WHEN x % 1000 > 0 THEN timestamptz '2026-02-02' + x * interval '1 second' END, 'n' "
						+ "FROM generate_series(1, 20000) AS x",
				"CREATE INDEX ON customer (at, id)", "CREATE UNIQUE INDEX ON customer (code)", "ANALYZE customer");
		KeyRange byKey = new KeyRange.ByKey("100", "19000", null);
		assertThat(plans("id", byKey, new RowPosition(null, "5000")))
			.allSatisfy((plan) -> assertThat(plan).contains("Index Scan using customer_pkey")
				.containsPattern("Index Cond: \\(\\(id >= .* AND \\(id <= ")
				.doesNotContain("Sort"));
		KeyRange byChange = new KeyRange.ByChange(SINCE, null, new RowPosition("2026-02-02T04:00Z", "14400"));
		assertThat(plans("id", byChange, new RowPosition("2026-02-02T01:00:00.000001Z", "3600")))
			.allSatisfy((plan) -> assertThat(plan).contains("Index Scan using customer_at_id_idx")
				.contains("ROW(at, id) >")
				.doesNotContain("Sort"));
		assertReadsInOrderOf("customer_code_idx", "code", new KeyRange.ByKey(null, null, null),
				new RowPosition(null, "c5000"));
		assertReadsInOrderOf("customer_pkey", "id", byKey, null);
		assertReadsInOrderOf("customer_pkey", "id", new KeyRange.ByKey("100", null, null), null);
		assertReadsInOrderOf("customer_pkey", "id", new KeyRange.ByKey(null, null, null), null);
		assertReadsInOrderOf("customer_pkey", "id",
				new KeyRange.ByKey("100", null, Instant.parse("2026-02-03T00:00:00Z")), null);
		assertReadsInOrderOf("customer_at_id_idx", "id", byChange, null);
		assertReadsInOrderOf("customer_at_id_idx", "id", new KeyRange.ByChange(SINCE, null, null), null);
		assertReadsInOrderOf("customer_at_id_idx", "id",
				new KeyRange.ByChange(SINCE, new RowPosition("2026-02-02T04:00Z", "14400"), null), null);
		assertThat(plans("id", new KeyRange.Undated("100", null), null))
			.allSatisfy((plan) -> assertThat(plan).contains("Index Scan using customer_at_id_idx")
				.contains("Index Cond: ((at IS NULL) AND (id >"));
		assertThat(plan("id", (sql) -> sql.rowsByKey(List.of(1L, 2L, 3L)), "")).contains("customer_pkey");
	}

	private void assertReadsInOrderOf(String index, String key, KeyRange range, @Nullable RowPosition after)
			throws Exception {
		assertThat(plans(key, range, after))
			.allSatisfy((plan) -> assertThat(plan).contains("Index Scan using " + index).doesNotContain("Sort"));
	}

	/**
	 * For the values that are bound, and for any: that plan is used when it looks no
	 * dearer.
	 */
	private List<String> plans(String key, KeyRange range, @Nullable RowPosition after) throws Exception {
		return List.of(plan(key, (sql) -> sql.rows(range, after, 101), ""),
				plan(key, (sql) -> sql.rows(range, after, 101), "(GENERIC_PLAN) "));
	}

	private String plan(String key, Function<KeysetSql, KeysetSql.BoundSql> statement, String how) throws Exception {
		SourceSelection selection = TestSource.table("customer", key, "at", 100);
		Connection connection = DriverManager.getConnection(
				this.test.url() + "&stringtype=unspecified" + (how.isEmpty() ? "" : "&preferQueryMode=simple"));
		try (connection) {
			TableLayout layout = new LayoutFinder(connection, selection).find();
			KeysetSql.BoundSql bound = statement
				.apply(new KeysetSql(layout, new ChangeTime(layout.changed().type(), Clock.systemUTC())));
			KeysetSql.BoundSql explain = how.isEmpty() ? bound : anyValues(bound);
			StringBuilder plan = new StringBuilder();
			try (PreparedStatement explained = new KeysetSql.BoundSql("EXPLAIN " + how + explain.sql(),
					explain.values())
				.prepare(connection); ResultSet rows = explained.executeQuery()) {
				while (rows.next()) {
					plan.append(rows.getString(1)).append('\n');
				}
			}
			return plan.toString();
		}
	}

	private static KeysetSql.BoundSql anyValues(KeysetSql.BoundSql bound) {
		AtomicInteger number = new AtomicInteger();
		return new KeysetSql.BoundSql(
				Pattern.compile("\\?").matcher(bound.sql()).replaceAll((mark) -> "\\$" + number.incrementAndGet()),
				List.of());
	}

	@Test
	void refusesToWriteWhateverAQueryCalls() {
		this.test.execute("CREATE TABLE customer (id int PRIMARY KEY)", """
				CREATE FUNCTION sly() RETURNS SETOF int LANGUAGE sql AS
				'INSERT INTO customer VALUES (1) RETURNING id'""");
		ContactSource source = this.database
			.select(TestSource.query("SELECT sly AS id FROM sly()", "id", null, ReadMode.PAGES));
		assertThatExceptionOfType(ContactSyncException.class).isThrownBy(source::count)
			.withMessageContaining("cannot execute INSERT in a read-only transaction");
	}

	@ParameterizedTest
	@EnumSource
	void readsInUtcAndOnly(ReadMode mode) {
		ContactSource source = this.database.select(TestSource.query(
				"SELECT 1 AS id, current_setting('TimeZone') AS zone, current_setting('transaction_read_only') AS ro",
				"id", null, mode));
		List<KeyRange> ranges = source.keyRanges(1);
		assertThat(ranges).hasSize(2);
		try (ContactReader other = source.read(ranges.get(0), null)) {
			other.next();
			for (int times = 0; times < 3; times++) {
				assertThat(TestSource.all(source, ranges.subList(0, 1)).get(0).values()).containsExactly(1L, "UTC",
						"on");
			}
		}
	}

	@Test
	void refusesColumnsThatCannotBeToldApart() {
		assertThatExceptionOfType(ContactSyncException.class)
			.isThrownBy(
					() -> this.database.select(TestSource.query("SELECT 1 AS id, 2 AS id", "id", null, ReadMode.PAGES)))
			.withMessageContaining("gives two columns named 'id'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "'a'::bytea", "1.5::float8", "true", "ARRAY[1]", "'{}'::json" })
	void refusesTypesThatCannotBeAKey(String key) {
		assertThatExceptionOfType(ContactSyncException.class).isThrownBy(() -> {
			ContactSource source = this.database
				.select(TestSource.query("SELECT " + key + " AS id", "id", null, ReadMode.PAGES));
			source.keyRanges(10);
		}).withMessageMatching(".*(cannot be a key|could not identify an ordering operator).*");
	}

}
