package dev.contactsync.source;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import dev.contactsync.check.Finding;
import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.Failure;
import dev.contactsync.contact.SourceContact;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
			"TIMESTAMP(6)", "TIMESTAMP(6) WITH TIME ZONE" })
	void readsKeysOfManyTypes(String type) {
		String value = type.contains("DATE") || type.contains("TIME")
				? "CAST('2026-01-01' AS DATE) + CAST(x AS INTEGER)" : "x";
		this.test.execute("CREATE TABLE thing (id " + type + " PRIMARY KEY)",
				"INSERT INTO thing SELECT CAST(" + value + " AS " + type + ") FROM " + series(25));
		ContactSource source = this.database.select(TestSource.table("thing", "id", null, 4));
		List<String> keys = TestSource.keys(source, source.keyRanges(10));
		assertThat(keys).hasSize(25).doesNotHaveDuplicates();
		assertThat(source.byKeys(keys)).containsOnlyKeys(keys);
		assertThat(TestSource.keysWithRestarts(source, source.keyRanges(100).get(0), 2)).isEqualTo(keys);
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
			.containsExactly("2 rows repeat the key of another row");
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
		ContactSource source = this.database.select(new SourceSelection("customers", "customer", null, "id", null,
				List.of("NAME"), new ReadingOptions(ReadMode.PAGES, 1, Duration.ZERO)));
		assertThat(source.columns().indexOf("name")).hasValue(0);
		assertThat(TestSource.all(source, source.keyRanges(1)).get(0).values()).containsExactly("Name");
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
