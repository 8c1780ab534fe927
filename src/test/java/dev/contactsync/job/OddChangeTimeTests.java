package dev.contactsync.job;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Collectors;

import dev.contactsync.check.Finding;
import dev.contactsync.sync.SyncChecks;
import dev.contactsync.testing.TestPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of rows whose changed-at says the wrong time, or none. */
@Tag("databases")
class OddChangeTimeTests extends SyncSetUp {

	private static final List<String> ZONES = List.of("Europe/Berlin", "America/New_York", "Asia/Kolkata",
			"Pacific/Auckland", "America/Sao_Paulo", "Pacific/Kiritimati");

	@Override
	String newDatabase() {
		return TestPostgres.newDatabase();
	}

	@BeforeEach
	void readByChanges() {
		sync("sweep-below", 0);
		sync("page-size", 4);
		sync("chunk-size", 10);
	}

	@ParameterizedTest
	@CsvSource({ "NULL, 1", "'2099-01-01 00:00:00+00', 1", "infinity, 1", "-infinity, 7",
			"'1970-01-01 00:00:00+00', 7" })
	void rowWithAnOddTimeIsDeliveredOnceAndMovesNoWatermark(String time, int runs) {
		insert(1, 50);
		done(run());
		insert(51, 60);
		this.source.sql("UPDATE customer SET updated_at = CAST(NULLIF(?, 'NULL') AS timestamptz) WHERE id > 50")
			.param(time)
			.update();
		Instant before = sourceNow();
		for (int night = 0; night < runs; night++) {
			done(run());
		}
		assertDestinationEqualsSource();
		assertThat(watermark()).isBetween(before, sourceNow());
		for (int night = 0; night < 7; night++) {
			assertThat(done(run()).requests()).isZero();
		}
		assertThat(this.api.timesAccepted().values()).containsOnly(1);
		update("UPDATE customer SET city = 'Oslo' WHERE id = 55");
		update("UPDATE customer SET city = 'Oslo', updated_at = now() WHERE id = 5");
		for (int night = 0; night < runs; night++) {
			done(run());
		}
		assertDestinationEqualsSource();
	}

	/** The clock of those who write is not that of the source. */
	@ParameterizedTest
	@ValueSource(strings = { "-30 hours", "-5 hours", "5 hours", "30 hours", "1000 hours" })
	void changesByAClockThatIsHoursWrongAreDeliveredByTheNextRun(String wrong) {
		insert(1, 20);
		done(run());
		for (String city : List.of("Oslo", "Rome", "Bonn")) {
			this.source.sql("UPDATE customer SET city = ?, updated_at = now() + CAST(? AS interval) WHERE id <= 10")
				.params(city, wrong)
				.update();
			assertThat(done(run()).delivered()).isEqualTo(10);
			assertDestinationEqualsSource();
			assertThat(done(run()).requests()).isZero();
		}
	}

	/** The source's clock was wrong during the last run, and is right again. */
	@ParameterizedTest
	@ValueSource(strings = { "-5 hours", "5 hours", "40 hours" })
	void changesAfterTheSourcesClockWasPutRightAreDeliveredByTheNextRun(String wrong) {
		insert(1, 20);
		done(run());
		state().sql("UPDATE contact_sync.run SET source_clock = source_clock + CAST(? AS interval)")
			.param(wrong)
			.update();
		update("UPDATE customer SET city = 'Oslo', updated_at = now() WHERE id <= 10");
		assertThat(done(run()).delivered()).isEqualTo(10);
		assertDestinationEqualsSource();
	}

	/** An hour comes twice, or not at all, in whatever zone the writers and we are. */
	@ParameterizedTest
	@ValueSource(strings = { "2026-10-25T00:59:30Z", "2026-03-29T00:59:30Z", "2026-11-01T05:59:30Z",
			"2026-03-08T06:59:30Z" })
	void localTimesInTheNightWhenTheClocksChangeAreDeliveredByTheNextRun(Instant lastRun) {
		TimeZone own = TimeZone.getDefault();
		try {
			TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
			update("ALTER TABLE customer ALTER COLUMN updated_at TYPE timestamp(6) USING TIMESTAMP '2020-01-01 00:00:00'");
			sync("overlap", "0s");
			insert(1, 2 * ZONES.size());
			update("UPDATE customer SET updated_at = TIMESTAMP '2020-01-01 00:00:00'");
			done(run());
			for (String zone : ZONES) {
				state().sql("UPDATE contact_sync.run SET source_clock = ?")
					.param(OffsetDateTime.parse(lastRun.toString()))
					.update();
				int id = 1 + ZONES.indexOf(zone) * 2;
				change(id, LocalDateTime.ofInstant(lastRun.plusSeconds(1), ZoneId.of(zone)));
				change(id + 1, LocalDateTime.ofInstant(lastRun.plusSeconds(3600), ZoneId.of(zone)));
				done(run());
				assertDestinationEqualsSource();
			}
			assertThat(done(run()).requests()).isZero();
			assertThat(this.api.timesAccepted().values()).containsOnly(2);
		}
		finally {
			TimeZone.setDefault(own);
		}
	}

	private void change(int id, LocalDateTime time) {
		this.source.sql("UPDATE customer SET city = 'Oslo', updated_at = ? WHERE id = ?").params(time, id).update();
	}

	@Test
	void checkWarnsOfAChangedAtThatHasNullsNoIndexOrRunsAhead() {
		insert(1, 20);
		assertThat(warnings()).containsOnlyKeys("no index begins with this column");
		update("CREATE INDEX partly ON customer (updated_at) WHERE id > 5");
		assertThat(warnings()).containsOnlyKeys("no index begins with this column");
		update("CREATE INDEX customer_updated_at ON customer (updated_at, id)");
		assertThat(warnings()).isEmpty();
		update("UPDATE customer SET updated_at = NULL WHERE id <= 2");
		update("UPDATE customer SET updated_at = now() + interval '1 hour' WHERE id = 3");
		update("UPDATE customer SET updated_at = 'infinity' WHERE id = 4");
		assertThat(warnings()).containsOnlyKeys("2 rows have no changed-at",
				"2 rows have a changed-at later than the source's clock");
		assertThat(warnings().values())
			.allSatisfy((action) -> assertThat(action).startsWith("They are read in every run"));
	}

	private Map<String, String> warnings() {
		return context().getBean(SyncChecks.class)
			.check(List.of("customers"))
			.findings()
			.stream()
			.filter((finding) -> finding.check().equals("source changed-at")
					&& finding.result() == Finding.FindingResult.WARNING)
			.collect(Collectors.toMap(Finding::meaning, Finding::action));
	}

	private Instant sourceNow() {
		return this.source.sql("SELECT clock_timestamp()").query(OffsetDateTime.class).single().toInstant();
	}

	private Instant watermark() {
		return state().sql("SELECT source_clock FROM contact_sync.run ORDER BY id DESC FETCH FIRST 1 ROWS ONLY")
			.query(OffsetDateTime.class)
			.single()
			.toInstant();
	}

}
