package dev.contactsync.job;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import dev.contactsync.runs.RunTotals;
import dev.contactsync.testing.ImportAnswer;
import dev.contactsync.testing.TestPostgres;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of changes that are committed late, or while a run reads. */
@Tag("databases")
class LateChangeTests extends SyncSetUp {

	private static final int CONTACTS = 400;

	private static final int MANY = 5000;

	/** After as many runs every row has been looked at. */
	private static final int SWEEP = 7;

	private final List<String> databases = new ArrayList<>();

	@Override
	String newDatabase() {
		this.databases.add(TestPostgres.newDatabase());
		return this.databases.get(this.databases.size() - 1);
	}

	private Connection sourceConnection() throws SQLException {
		return DriverManager.getConnection(this.databases.get(0));
	}

	/** Makes the table one that is read by its changes, in many small slices. */
	private void isLarge() {
		sync("sweep-below", 0);
		sync("page-size", 7);
		sync("chunk-size", 5);
		sync("guard.changed-percent", 100);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void transactionThatIsOpenDuringARunIsDeliveredByTheNext(boolean isLarge) throws SQLException {
		if (isLarge) {
			isLarge();
		}
		insert(1, CONTACTS);
		done(run());
		try (Connection open = sourceConnection(); Statement statement = open.createStatement()) {
			changeInTransaction(open, statement);
			done(run());
			done(run());
			assertThat(this.api.accepted()).hasSize(CONTACTS)
				.allSatisfy((key, json) -> assertThat(json).contains("Pune"));
			open.commit();
		}
		assertThat(done(run()).delivered()).isEqualTo(6);
		assertDestinationEqualsSource();
		assertThat(done(run()).requests()).isZero();
	}

	@Test
	void transactionThatIsOpenLongerThanTheOverlapIsDeliveredByTheSweep() throws SQLException {
		isLarge();
		sync("overlap", "0s");
		insert(1, CONTACTS);
		done(run());
		try (Connection open = sourceConnection(); Statement statement = open.createStatement()) {
			changeInTransaction(open, statement);
			done(run());
			open.commit();
		}
		int delivered = 0;
		for (int night = 0; night < SWEEP; night++) {
			RunTotals totals = done(run());
			assertThat(totals.delivered()).as("found by the overlap after all").isLessThan(6);
			delivered += totals.delivered();
		}
		assertThat(delivered).isEqualTo(6);
		assertDestinationEqualsSource();
	}

	private static void changeInTransaction(Connection open, Statement statement) throws SQLException {
		open.setAutoCommit(false);
		statement
			.executeUpdate("UPDATE customer SET city = 'Oslo', updated_at = now() WHERE id IN (1, 99, 200, 301, 400)");
		statement.executeUpdate("INSERT INTO customer VALUES (401, 'Person 401', 'p401@example.com', '"
				+ Contacts.phone(401) + "', TRUE, 'Oslo', now())");
	}

	@Test
	void sweepFindsEveryRowWithinSevenRunsAlthoughOldRowsAreDeletedMeanwhile() {
		isLarge();
		sync("chunk-size", 2);
		insert(1, 2 * CONTACTS);
		done(run());
		update("UPDATE customer SET city = 'Oslo'");
		for (int night = 1; night <= SWEEP; night++) {
			update("DELETE FROM customer WHERE id <= " + 40 * night);
			done(run());
		}
		assertThat(state().sql("SELECT COUNT(*) FROM contact_sync.v_excluded WHERE kind = 'gone'")
			.query(Integer.class)
			.single()).isPositive();
		this.source.sql("SELECT id FROM customer").query((row) -> {
			assertThat(this.api.accepted().get(Contacts.recipient(row.getInt(1)))).contains("Oslo");
		});
	}

	@Test
	void tenThousandRowsWithOneChangedAtAreEachReadOnce() {
		isLarge();
		sync("page-size", 100);
		sync("chunk-size", 130);
		insert(1, 10_000);
		assertThat(done(run()).delivered()).isEqualTo(10_000);
		update("UPDATE customer SET city = 'Oslo', updated_at = now()");
		RunTotals totals = done(run());
		assertThat(totals.read()).isEqualTo(10_000);
		assertThat(totals.delivered()).isEqualTo(10_000);
		assertThat(this.api.timesAccepted().values()).hasSize(10_000).containsOnly(2);
		assertDestinationEqualsSource();
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void rowsThatChangeWhileTheyAreSentAreDeliveredAndEachChangeOnce(boolean isLoad) {
		isLarge();
		destination("request-size", 10);
		insert(1, CONTACTS);
		if (!isLoad) {
			done(run());
			update("UPDATE customer SET city = 'Oslo', updated_at = now()");
		}
		AtomicInteger changes = new AtomicInteger();
		this.api.answerWith((request) -> {
			int id = changes.incrementAndGet() * 10;
			update("UPDATE customer SET city = 'Rome', updated_at = clock_timestamp() WHERE id IN (%d, %d)"
				.formatted(id, CONTACTS + 1 - id));
			return ImportAnswer.accepted();
		});
		done(run());
		this.api.answerWith((request) -> ImportAnswer.accepted());
		done(run());
		assertDestinationEqualsSource();
		assertThat(this.api.repeats()).isZero();
		assertThat(done(run()).requests()).isZero();
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void rowsThatChangeAllTheTimeAreNeverLostAndEachChangeIsSentAtMostOnce(boolean isLarge) throws Exception {
		if (isLarge) {
			isLarge();
		}
		insert(1, CONTACTS);
		done(run());
		int[] changes = new int[CONTACTS + 1];
		Thread company = new Thread(() -> changeAllTheTime(changes), "company");
		company.start();
		try {
			for (int night = 0; night < 4; night++) {
				done(run());
			}
		}
		finally {
			company.interrupt();
			company.join(Duration.ofMinutes(1).toMillis());
		}
		assertThat(company.isAlive()).isFalse();
		done(run());
		assertDestinationEqualsSource();
		assertThat(this.api.repeats()).isZero();
		assertThat(IntStream.of(changes).sum()).isPositive();
		assertThat(IntStream.rangeClosed(1, CONTACTS))
			.allSatisfy((id) -> assertThat(this.api.timesAccepted(Contacts.recipient(id)))
				.isLessThanOrEqualTo(1 + changes[id]));
		assertThat(done(run()).requests()).isZero();
	}

	private void changeAllTheTime(int[] changes) {
		try (Connection connection = sourceConnection(); Statement statement = connection.createStatement()) {
			for (int i = 1; i <= MANY && !Thread.interrupted(); i++) {
				int id = i * 37 % CONTACTS + 1;
				changes[id]++;
				statement
					.executeUpdate("UPDATE customer SET city = 'City %d', updated_at = clock_timestamp() WHERE id = %d"
						.formatted(i, id));
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
