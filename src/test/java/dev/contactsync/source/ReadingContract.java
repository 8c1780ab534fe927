package dev.contactsync.source;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import dev.contactsync.check.Finding;
import dev.contactsync.column.LongText;
import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.ExclusionReason;
import dev.contactsync.contact.Failure;
import dev.contactsync.contact.SourceContact;
import dev.contactsync.range.KeyRange;
import dev.contactsync.source.ReadingOptions.ReadMode;
import dev.contactsync.source.SourceSelection.SelectedRows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

/** What reading promises, on whatever database. */
abstract class ReadingContract {

	private static final Instant SINCE = Instant.parse("2026-01-01T00:00:00Z");

	private TestSource test;

	private SourceDatabase database;

	abstract String newDatabase();

	@BeforeEach
	void openSource() {
		this.test = new TestSource(newDatabase());
		this.test.execute(
				"CREATE TABLE customer (id BIGINT PRIMARY KEY, name VARCHAR(100), "
						+ "updated_at TIMESTAMP(6) WITH TIME ZONE)",
				"CREATE INDEX customer_updated ON customer (updated_at, id)");
		this.database = this.test.open();
	}

	@AfterEach
	void closeSource() {
		this.database.close();
	}

	private void insertCustomers(int count, String updatedAt) {
		this.test.execute("INSERT INTO customer SELECT x, 'Name', " + updatedAt + " FROM " + series(count));
	}

	abstract String series(int count);

	private ContactSource customers(int pageSize) {
		return this.database.select(TestSource.table("customer", "id", "updated_at", pageSize));
	}

	private static List<String> numbers(int count) {
		return LongStream.rangeClosed(1, count).mapToObj(Long::toString).toList();
	}

	@Test
	void readsEveryRowOnceWhereTenThousandShareOneChangedAt() {
		insertCustomers(10_000, "TIMESTAMP WITH TIME ZONE '2026-05-05 05:05:05.123456+02'");
		assertThat(TestSource.changedKeys(customers(100), SINCE, 3_000)).containsExactlyElementsOf(numbers(10_000));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 7, 10, 1000 })
	void readsEveryRowOnceWhateverTheSizeOfPagesAndRanges(int size) {
		insertCustomers(100, "NULL");
		ContactSource source = customers(size);
		List<KeyRange> ranges = source.keyRanges(size);
		assertThat(ranges).hasSize(100 / size + 1);
		assertThat(TestSource.keys(source, ranges)).containsExactlyElementsOf(numbers(100));
		assertThat(TestSource.changedKeys(source, SINCE, size)).containsExactlyElementsOf(numbers(100));
	}

	@Test
	void findsChangedRowsInTheOrderOfTheirChange() {
		this.test.execute("INSERT INTO customer VALUES (1, 'a', '2026-03-01 00:00:00.000002+00')",
				"INSERT INTO customer VALUES (2, 'b', '2026-03-01 00:00:00.000001+00')",
				"INSERT INTO customer VALUES (3, 'c', '2025-12-31 23:59:59.999999+00')",
				"INSERT INTO customer VALUES (4, 'd', '2026-01-01 00:00:00+00')",
				"INSERT INTO customer VALUES (5, 'e', '2026-03-01 00:00:00.000001+00')");
		ContactSource source = customers(1);
		assertThat(TestSource.changedKeys(source, SINCE, 2)).containsExactly("4", "2", "5", "1");
		assertThat(TestSource.keys(source, source.keyRanges(2, SINCE, null))).containsExactly("3");
	}

	@Test
	void readsRowsWithOddTimesOnceAndKnowsNoChangeForThem() {
		this.test.execute("INSERT INTO customer VALUES (1, 'null', NULL)",
				"INSERT INTO customer VALUES (2, 'old', '1970-01-01 00:00:00+00')",
				"INSERT INTO customer VALUES (3, 'future', '2099-01-01 00:00:00+00')",
				"INSERT INTO customer VALUES (4, 'known', '2026-02-02 02:02:02+00')");
		ContactSource source = customers(1);
		List<SourceContact> changed = TestSource.all(source, source.changedRanges(SINCE, 1));
		assertThat(changed).extracting(SourceContact::key).containsExactly("4", "3", "1");
		assertThat(changed).extracting(SourceContact::changedAt)
			.containsExactly(Instant.parse("2026-02-02T02:02:02Z"), null, null);
		assertThat(TestSource.keys(source, source.keyRanges(1, SINCE, null))).containsExactly("2");
	}

	@ParameterizedTest
	@EnumSource
	void goesOnAfterAPosition(ReadMode mode) {
		insertCustomers(50, "TIMESTAMP WITH TIME ZONE '2026-05-05 05:05:05.123456+02'");
		ContactSource source = this.database
			.select(TestSource.query("SELECT * FROM customer", "id", "updated_at", mode));
		for (KeyRange range : List.of(source.keyRanges(1000).get(0), source.changedRanges(SINCE, 1000).get(0))) {
			assertThat(TestSource.keysWithRestarts(source, range, 3)).containsExactlyElementsOf(numbers(50));
		}
	}

	@Test
	void readsUuidsInTheOrderOfTheSource() {
		List<String> keys = Stream
			.of("00000000-0000-4000-8000-000000000001", "7fffffff-ffff-4fff-bfff-ffffffffffff",
					"80000000-0000-4000-8000-000000000000", "ffffffff-ffff-4fff-bfff-ffffffffffff")
			.map((key) -> UUID.fromString(key).toString())
			.toList();
		this.test.execute("CREATE TABLE person (id UUID PRIMARY KEY)");
		keys.forEach((key) -> this.test.execute("INSERT INTO person VALUES ('" + key + "')"));
		ContactSource source = this.database.select(TestSource.table("person", "id", null, 1));
		assertThat(TestSource.keys(source, source.keyRanges(1))).containsExactlyInAnyOrderElementsOf(keys);
		assertThat(source.byKeys(keys)).containsOnlyKeys(keys);
	}

	@ParameterizedTest
	@ValueSource(strings = { "SMALLINT", "INTEGER", "BIGINT", "NUMERIC(20,2)", "VARCHAR(20)", "CHAR(5)", "DATE",
			"TIMESTAMP(6)", "TIMESTAMP(6) WITH TIME ZONE", "blind" })
	void readsKeysOfManyTypes(String type) {
		String declared = type.equals("blind") ? blindText() : type;
		String value = type.contains("DATE") || type.contains("TIME")
				? "CAST('2026-01-01' AS DATE) + CAST(x AS INTEGER)" : "x";
		this.test.execute("CREATE TABLE thing (id " + declared + " PRIMARY KEY)", "INSERT INTO thing SELECT CAST("
				+ value + " AS " + declared.replaceAll(" COLLATE.*", "") + ") FROM " + series(25));
		for (SourceSelection selection : List.of(TestSource.table("thing", "id", null, 4),
				TestSource.query("SELECT * FROM thing", "id", null, ReadMode.CURSOR))) {
			ContactSource source = this.database.select(selection);
			source.requireUniqueKeys();
			List<String> keys = TestSource.keys(source, source.keyRanges(10));
			assertThat(keys).hasSize(25).doesNotHaveDuplicates();
			assertThat(source.byKeys(keys)).containsOnlyKeys(keys);
			assertThat(TestSource.keysWithRestarts(source, source.keyRanges(100).get(0), 2)).isEqualTo(keys);
		}
	}

	@Test
	void knowsPaddedKeysWithoutTheirBlanks() {
		this.test.execute("CREATE TABLE thing (id CHAR(10) PRIMARY KEY)", "INSERT INTO thing VALUES ('ab'), ('a b')");
		ContactSource source = this.database.select(TestSource.table("thing", "id", null, 1));
		assertThat(TestSource.keys(source, source.keyRanges(1))).containsExactlyInAnyOrder("ab", "a b");
		assertThat(source.byKeys(List.of("ab", "a b", "b"))).containsOnlyKeys("ab", "a b");
	}

	@Test
	void knowsAKeyThatIsTooLongByItsBeginning() {
		String beginning = "a long key ";
		this.test.execute("CREATE TABLE thing (id VARCHAR(10000), name VARCHAR(9))",
				"INSERT INTO thing VALUES ('b', 'B'), ('" + beginning + "z".repeat(6400) + "', 'Z'), ('" + beginning
						+ "y".repeat(6400) + "', 'Y'), ('ж" + "ж".repeat(900) + "', 'long'), ('" + "ж".repeat(1001)
						+ "', 'longer')");
		ContactSource source = this.database.select(TestSource.table("thing", "id", null, 1));
		List<SourceContact> all = TestSource.all(source, source.keyRanges(2));
		assertThat(all).hasSize(5);
		List<SourceContact> odd = all.stream().filter((contact) -> contact.fault() != null).toList();
		assertThat(odd).hasSize(3)
			.allSatisfy((contact) -> assertThat(contact.key()).hasSizeLessThan(80))
			.allSatisfy((contact) -> assertThat(contact.fault()).hasToString(ExclusionReason.TOO_LARGE.code() + " key"))
			.filteredOn((contact) -> contact.key().startsWith(beginning))
			.hasSize(2);
		assertThat(TestSource.keysWithRestarts(source, source.keyRanges(100).get(0), 1))
			.containsExactlyElementsOf(all.stream().map(SourceContact::key).toList());
		List<String> keys = odd.stream().map(SourceContact::key).toList();
		assertThat(source.byKeys(keys)).containsOnlyKeys(keys)
			.allSatisfy((key, contact) -> assertThat(contact.fault()).isNotNull());
		this.test.execute("DELETE FROM thing WHERE name = 'Z'");
		assertThat(source.byKeys(keys)).hasSize(2);
	}

	@Test
	void readsRowsByKeyFresh() {
		insertCustomers(1200, "NULL");
		ContactSource source = customers(100);
		this.test.execute("UPDATE customer SET name = 'New' WHERE id = 700");
		List<String> asked = IntStream.rangeClosed(600, 1300).mapToObj(Integer::toString).toList();
		assertThat(source.byKeys(asked)).hasSize(601);
		assertThat(source.byKeys(List.of("700", "none", "-1"))).containsOnlyKeys("700")
			.allSatisfy((key, contact) -> assertThat(contact.values()).startsWith(700L, "New"));
		assertThat(source.byKeys(List.of())).isEmpty();
	}

	@Test
	void countsRowsAndTellsTheTime() {
		insertCustomers(42, "NULL");
		assertThat(customers(10).count()).isEqualTo(42);
		assertThat(customers(10).clock()).isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
	}

	@Test
	void comparesTimesWithoutAZoneWithRoomForAllZones() {
		this.test.execute("CREATE TABLE local_time (id INTEGER PRIMARY KEY, at TIMESTAMP(6), on_day DATE)",
				"INSERT INTO local_time VALUES (1, '2025-12-31 12:00:00', '2025-12-31')",
				"INSERT INTO local_time VALUES (2, '2025-12-31 11:59:59.999999', '2025-12-30')");
		for (String column : List.of("at", "on_day")) {
			ContactSource source = this.database.select(TestSource.table("local_time", "id", column, 10));
			assertThat(TestSource.changedKeys(source, SINCE, 10)).containsExactly("1");
			assertThat(TestSource.keys(source, source.keyRanges(10, SINCE, null))).containsExactly("2");
		}
	}

	@ParameterizedTest
	@EnumSource
	void readsAQueryWithItsSemicolonAndComment(ReadMode mode) {
		insertCustomers(30, "NULL");
		ContactSource source = this.database.select(TestSource.query(
				"SELECT id AS no, name || ';' AS \"Full Name\" FROM customer WHERE id <> 7 -- not 7;\n;  ", "no", null,
				mode));
		assertThat(source.columns().indexOf("full name")).hasValue(1);
		assertThat(TestSource.all(source, source.keyRanges(10))).hasSize(29)
			.allSatisfy((contact) -> assertThat(contact.values()).last().isEqualTo("Name;"));
	}

	@ParameterizedTest
	@EnumSource
	void refusesAQueryThatGivesAKeyTwice(ReadMode mode) {
		insertCustomers(200, "NULL");
		ContactSource source = this.database
			.select(TestSource.query("SELECT id / 2 AS no FROM customer", "no", null, mode));
		assertThatExceptionOfType(ContactSyncException.class)
			.isThrownBy(() -> TestSource.all(source, source.keyRanges(1000)))
			.withMessageStartingWith("contact-sync.syncs.customers.key: two rows have the same key '1'");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 5, 6, 7, 8, 9 })
	void readsEveryRowOrSaysThatTheDatabaseHoldsKeysForEqual(int size) {
		makeBlindKeys("user-1", "USER-1", "user-2", "user-3", "USER-3", "User-3", "user-4", "user-5");
		for (ContactSource source : blind(size)) {
			KeyRange whole = source.keyRanges(100).get(0);
			assertReadsAllOrSaysWhy(() -> TestSource.keys(source, List.of(whole)));
			assertReadsAllOrSaysWhy(() -> TestSource.keys(source, source.keyRanges(size)));
			assertReadsAllOrSaysWhy(() -> TestSource.keysWithRestarts(source, whole, size));
		}
	}

	@Test
	void passesOverNoRowBetweenPagesOrRestarts() {
		makeBlindKeys("user-1", "user-2", "USER-2", "user-3");
		List<ContactSource> sources = blind(2);
		assertThatExceptionOfType(ContactSyncException.class)
			.isThrownBy(() -> TestSource.keys(sources.get(0), sources.get(0).keyRanges(100)))
			.withMessageMatching(".*key: two rows have the same key '(?i:user-2)' in column '(?i:id)'.*")
			.extracting(ContactSyncException::failure)
			.isEqualTo(Failure.CONFIGURATION);
		assertThat(TestSource.keys(sources.get(1), sources.get(1).keyRanges(100))).hasSize(4);
		assertThatExceptionOfType(ContactSyncException.class)
			.isThrownBy(() -> TestSource.keysWithRestarts(sources.get(1), sources.get(1).keyRanges(100).get(0), 2));
	}

	private void makeBlindKeys(String... keys) {
		this.test.execute("CREATE TABLE person (id " + blindText() + ")");
		for (String key : keys) {
			this.test.execute("INSERT INTO person VALUES ('" + key + "')");
		}
	}

	/** By pages, and by a cursor. */
	private List<ContactSource> blind(int size) {
		return List.of(this.database.select(TestSource.table("person", "id", null, size)),
				this.database.select(TestSource.query("SELECT * FROM person", "id", null, ReadMode.CURSOR)));
	}

	private static void assertReadsAllOrSaysWhy(Supplier<List<String>> reading) {
		try {
			assertThat(reading.get()).hasSize(8).doesNotHaveDuplicates();
		}
		catch (ContactSyncException ex) {
			assertThat(ex).hasMessageContaining("two rows have the same key");
		}
	}

	/** A type whose equality is wider than that of its texts. */
	abstract String blindText();

	@Test
	void namesTheFirstTenKeysThatAreRepeated() {
		insertCustomers(40, "NULL");
		ContactSource source = this.database
			.select(TestSource.query("SELECT CASE WHEN id > 20 THEN id - 20 ELSE id + 100 END AS no FROM customer "
					+ "UNION ALL SELECT id FROM customer WHERE id <= 20", "no", null, ReadMode.CURSOR));
		assertThatExceptionOfType(ContactSyncException.class).isThrownBy(source::requireUniqueKeys)
			.withMessageStartingWith("contact-sync.syncs.customers.key: these are the first 10 keys")
			.withMessageContaining("'1', '2', '3', '4', '5', '6', '7', '8', '9', '10'. A key must be unique")
			.extracting(ContactSyncException::failure)
			.isEqualTo(Failure.CONFIGURATION);
		assertThat(source.checks()).singleElement()
			.satisfies((finding) -> assertThat(finding.meaning()).contains("'1', '2', '3'"));
	}

	@Test
	void namesKeysThatOnlyTheDatabaseHoldsForEqual() {
		makeBlindKeys("user-1", "user-2", "USER-2", "user-3");
		for (ContactSource source : blind(2)) {
			assertThatExceptionOfType(ContactSyncException.class).isThrownBy(source::requireUniqueKeys)
				.withMessageMatching(".*key: several rows have the same key in column '(?i:id)': '(?i:user-2)'\\. .*");
		}
		this.test.execute("DELETE FROM person WHERE CAST(id AS VARCHAR(10)) = 'USER-2'");
		blind(2).forEach(ContactSource::requireUniqueKeys);
	}

	@Test
	void readsARangeAgainInOneSnapshot() {
		insertCustomers(50, "TIMESTAMP WITH TIME ZONE '2026-05-05 05:05:05.123456+02'");
		ContactSource source = customers(7);
		KeyRange range = source.keyRanges(30).get(0);
		assertThat(source.count(range)).isEqualTo(30);
		try (ContactReader reader = source.readAgain(range)) {
			SourceContact first = reader.next();
			this.test.execute("DELETE FROM customer WHERE id IN (10, 20)",
					"INSERT INTO customer VALUES (-1, 'x', NULL)");
			List<String> keys = new ArrayList<>();
			for (SourceContact contact = first; contact != null; contact = reader.next()) {
				keys.add(contact.key());
			}
			assertThat(keys).containsExactlyElementsOf(numbers(30));
			assertThat(reader.position("30")).isNotEmpty();
		}
		assertThat(source.count(range)).isEqualTo(29);
		assertThat(TestSource.keys(source, List.of(range))).hasSize(29).startsWith("-1", "1");
	}

	@Test
	void refusesAKeyThatIsNull() {
		insertCustomers(3, "NULL");
		ContactSource source = this.database
			.select(TestSource.query("SELECT NULLIF(id, 2) AS no FROM customer", "no", null, ReadMode.CURSOR));
		assertThatExceptionOfType(ContactSyncException.class).isThrownBy(() -> source.keyRanges(1000))
			.withMessageContaining("key: a row has no value (NULL) in column")
			.extracting(ContactSyncException::failure)
			.isEqualTo(Failure.CONFIGURATION);
	}

	@Test
	void findsOddNames() {
		this.test.execute("CREATE SCHEMA \"Sales Dept\"",
				"CREATE TABLE \"Sales Dept\".\"Kund%_in\" (\"Größe; --\" INTEGER PRIMARY KEY, \"select\" VARCHAR(9))",
				"INSERT INTO \"Sales Dept\".\"Kund%_in\" VALUES (5, 'x')");
		for (String name : List.of("Sales Dept.Kund%_in", "kund%_IN")) {
			ContactSource source = this.database.select(TestSource.table(name, "GRÖßE; --", null, 1));
			assertThat(source.columns().names()).containsExactly("Größe; --", "select");
			assertThat(TestSource.keys(source, source.keyRanges(1))).containsExactly("5");
		}
	}

	@Test
	void tellsWhichContactsThereAre() {
		insertCustomers(5, "TIMESTAMP WITH TIME ZONE '2026-05-05 05:05:05+02'");
		ContactSource source = customers(10);
		List<String> there = TestSource.keys(source, source.keyRanges(100));
		assertThat(there).hasSize(5);
		List<String> asked = new ArrayList<>(there);
		asked.add("987654");
		asked.add("not a key");
		assertThat(source.existing(asked)).containsExactlyInAnyOrderElementsOf(there);
		assertThat(source.existing(List.of())).isEmpty();
	}

	@Test
	void namesTheTablesThatTheUserMayHaveMeant() {
		assertThatExceptionOfType(ContactSyncException.class)
			.isThrownBy(() -> this.database.select(TestSource.table("costumer", "id", null, 1)))
			.withMessageStartingWith("contact-sync.syncs.customers.table: the source has no table 'costumer'")
			.withMessageMatching("(?i).*did you mean 'customer'.*");
	}

	@Test
	void namesTheColumnsThatTheUserMayHaveMeant() {
		assertThatExceptionOfType(ContactSyncException.class)
			.isThrownBy(() -> this.database.select(TestSource.table("customer", "id", "update_at", 1)))
			.withMessageStartingWith("contact-sync.syncs.customers.changed-at: there is no column 'update_at'")
			.withMessageMatching("(?i).*did you mean 'updated_at'.*");
	}

	@Test
	void namesAllColumnsThatThereAreNotAtOnce() {
		SourceSelection wrong = TestSource.table("customer", "idd", "update_at", 1);
		SourceSelection mapped = new SourceSelection(wrong.sync(), wrong.rows(), wrong.key(), wrong.changedAt(),
				List.of(), List.of("id", "nmae"), wrong.reading());
		assertThatExceptionOfType(ContactSyncException.class).isThrownBy(() -> this.database.select(mapped))
			.satisfies((all) -> assertThat(all.all()).extracting(Throwable::getMessage)
				.satisfiesExactly(
						(key) -> assertThat(key)
							.startsWith("contact-sync.syncs.customers.key: there is no column 'idd'"),
						(changedAt) -> assertThat(changedAt)
							.startsWith("contact-sync.syncs.customers.changed-at: there is no column 'update_at'"),
						(name) -> assertThat(name)
							.startsWith("contact-sync.syncs.customers.mapping: there is no column 'nmae'")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "customer\"; DROP TABLE customer; --", "customer`", "customer; DROP TABLE customer",
			"custo\u200bmer", "customer\0", "\u202eremotsuc", "" })
	void refusesHostileNames(String name) {
		for (SourceSelection selection : List.of(TestSource.table(name, "id", null, 1),
				TestSource.table("customer", name, null, 1), TestSource.table("customer", "id", name, 1))) {
			assertThatExceptionOfType(ContactSyncException.class).isThrownBy(() -> this.database.select(selection))
				.withMessageNotContaining("\u200b")
				.withMessageNotContaining("\u202e")
				.extracting(ContactSyncException::failure)
				.isEqualTo(Failure.CONFIGURATION);
		}
		assertThat(customers(1).count()).isZero();
	}

	@Test
	void refusesAChangedAtThatIsNoTime() {
		assertThatExceptionOfType(ContactSyncException.class)
			.isThrownBy(() -> this.database.select(TestSource.table("customer", "id", "name", 1)))
			.withMessageContaining("not a date or timestamp; use a query that converts it");
	}

	@Test
	void tellsWhatIsWrongWithAQueryWithoutItsRows() {
		assertThatExceptionOfType(ContactSyncException.class)
			.isThrownBy(() -> this.database
				.select(TestSource.query("SELECT nothing FROM customer", "id", null, ReadMode.PAGES)))
			.withMessageStartingWith("sync customers, source crm refuses: ")
			.withMessageContaining("42")
			.extracting(ContactSyncException::failure)
			.isEqualTo(Failure.CONFIGURATION);
	}

	@Test
	void repeatsNoValueOfARowInAMessage() {
		this.test.execute("INSERT INTO customer VALUES (1, 'jane@example.com', NULL)");
		ContactSource source = this.database.select(
				TestSource.query("SELECT id, CAST(name AS INTEGER) AS no FROM customer", "id", null, ReadMode.PAGES));
		assertThatExceptionOfType(ContactSyncException.class)
			.isThrownBy(() -> TestSource.all(source, source.keyRanges(10)))
			.withMessageContaining("refuses: error 22")
			.withNoCause();
	}

	@Test
	void checksKeyAndChangedAt() {
		insertCustomers(3, "NULL");
		this.test.execute("UPDATE customer SET updated_at = '2099-01-01 00:00:00+00' WHERE id = 1");
		assertThat(customers(1).checks()).extracting(Finding::result)
			.containsExactly(Finding.FindingResult.OK, Finding.FindingResult.OK, Finding.FindingResult.WARNING,
					Finding.FindingResult.WARNING);
		assertThat(this.database.select(TestSource.table("customer", "name", null, 1)).checks())
			.extracting(Finding::meaning)
			.singleElement(STRING)
			.matches("several rows have the same key in column '(?i:name)': 'Name'");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 999, 1000, 1001, 5010 })
	void samplesRowsThatAreSpreadOverAll(int rows) {
		if (rows > 0) {
			insertCustomers(rows, "NULL");
		}
		List<Integer> keys = customers(7).sample(1000).stream().map(SourceContact::key).map(Integer::valueOf).toList();
		assertThat(keys).isSorted().doesNotHaveDuplicates().hasSizeBetween(Math.min(rows, 1000), 1050);
		for (int i = 1; i < keys.size(); i++) {
			assertThat(keys.get(i) - keys.get(i - 1)).isLessThanOrEqualTo(Math.max(1, rows / 20));
		}
	}

	@Test
	void readsOnlyTheColumnsThatAreListed() {
		insertCustomers(1, "NULL");
		ContactSource source = this.database
			.select(new SourceSelection("customers", new SelectedRows("customer", null, null), "id", null,
					List.of("NAME"), List.of(), new ReadingOptions(ReadMode.PAGES, 1, Duration.ZERO)));
		assertThat(source.columns().indexOf("name")).hasValue(0);
		assertThat(TestSource.all(source, source.keyRanges(1)).get(0).values()).containsExactly("Name");
	}

	@ParameterizedTest
	@ValueSource(strings = { "id <> 7", "id <> 7 -- not 7", "s.id < 7 OR id > 7", "NOT (id = 7)" })
	void readsOnlyTheRowsThatFulfilACondition(String where) {
		insertCustomers(40, "NULL");
		this.test.execute("UPDATE customer SET updated_at = '2026-02-02 00:00:00+00' WHERE id BETWEEN 6 AND 9");
		ContactSource source = this.database.select(TestSource.table("customer", where, "id", "updated_at", 3));
		source.requireUniqueKeys();
		List<KeyRange> ranges = source.keyRanges(10);
		assertThat(source.count()).isEqualTo(39);
		assertThat(ranges.stream().mapToLong(source::count).sum()).isEqualTo(39);
		assertThat(TestSource.keys(source, ranges)).hasSize(39).doesNotContain("7").contains("6", "8");
		assertThat(TestSource.changedKeys(source, SINCE, 10)).hasSize(39).doesNotContain("7").startsWith("6", "8", "9");
		assertThat(TestSource.keysWithRestarts(source, source.keyRanges(100).get(0), 2)).hasSize(39);
		assertThat(source.byKeys(List.of("6", "7", "8"))).containsOnlyKeys("6", "8");
		assertThat(source.checks()).first()
			.satisfies((finding) -> assertThat(finding.meaning()).startsWith("a unique index"));
		try (ContactReader reader = source.readAgain(ranges.get(0))) {
			for (int i = 0; i < 10; i++) {
				assertThat(reader.next()).isNotNull();
			}
			assertThat(reader.next()).isNull();
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '#', quoteCharacter = '^', commentCharacter = '%', textBlock = """
			1 = 1) OR (1 = 1 # where: closes a parenthesis
			id = 1; DROP TABLE customer # where: contains a semicolon
			nothing = 1 # refuses
			""")
	void refusesWhatIsNoCondition(String where, String problem) {
		assertThatExceptionOfType(ContactSyncException.class)
			.isThrownBy(() -> this.database.select(TestSource.table("customer", where, "id", null, 1)))
			.withMessageContaining(problem)
			.extracting(ContactSyncException::failure)
			.isEqualTo(Failure.CONFIGURATION);
	}

	@Test
	void takesAConditionOnlyBesideATable() {
		assertThatExceptionOfType(ContactSyncException.class)
			.isThrownBy(() -> new SourceSelection("customers", new SelectedRows(null, "SELECT 1 AS id", "id = 1"), "id",
					null, List.of(), List.of(), new ReadingOptions(ReadMode.PAGES, 1, Duration.ZERO)))
			.withMessageStartingWith("contact-sync.syncs.customers.where: belongs to a table");
	}

	@Test
	void readsOnlyTheColumnsThatAreUsedButKnowsAll() {
		insertCustomers(1, "NULL");
		ContactSource source = this.database
			.select(new SourceSelection("customers", new SelectedRows("customer", null, null), "id", null, List.of(),
					List.of("NAME", "no-such"), new ReadingOptions(ReadMode.PAGES, 1, Duration.ZERO)));
		assertThat(source.columns().indexOf("updated_at")).hasValue(2);
		assertThat(TestSource.all(source, source.keyRanges(1)).get(0).values()).containsExactly(1L, "Name", null);
	}

	@Test
	void readsOnlyTheValuesThatAreAskedFor() {
		insertCustomers(1, "TIMESTAMP WITH TIME ZONE '2026-01-02 03:04:05+00'");
		ContactSource whole = this.database.select(TestSource.table("customer", "id", "updated_at", 1));

		ContactSource source = whole.reading(1);

		Instant changed = Instant.parse("2026-01-02T03:04:05Z");
		assertThat(source.columns().names()).isEqualTo(whole.columns().names());
		assertThat(TestSource.all(source, source.keyRanges(1)))
			.containsExactly(new SourceContact("1", changed, Arrays.asList(null, "Name", null)));
		assertThat(source.byKeys(List.of("1"))).containsEntry("1",
				new SourceContact("1", changed, Arrays.asList(null, "Name", null)));
	}

	@Test
	void readsLongTextsNoFurtherThanTheyCouldBeUsedAndInSmallerPages() {
		int length = LongText.LONGEST;
		this.test.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, text " + largeText() + ")",
				"INSERT INTO note SELECT x, REPEAT('x', 1000000) FROM " + series(250),
				"UPDATE note SET text = NULL WHERE id = 1",
				"UPDATE note SET text = REPEAT('ж', " + length + ") WHERE id = 2",
				"UPDATE note SET text = '' WHERE id = 3");
		ContactSource source = this.database.select(TestSource.table("note", "id", null, 1000));
		List<SourceContact> notes = TestSource.all(source, source.keyRanges(1000));
		assertThat(notes).extracting(SourceContact::key).containsExactlyElementsOf(numbers(250));
		assertThat(notes).extracting((note) -> note.values().get(1))
			.startsWith(null, "ж".repeat(length), "", "x".repeat(length))
			.last()
			.isEqualTo("x".repeat(length));
	}

	abstract String largeText();

}
