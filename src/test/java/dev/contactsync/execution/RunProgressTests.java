package dev.contactsync.execution;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import dev.contactsync.importapi.ApiWait;
import dev.contactsync.runs.RunStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is said of how far a run is: nothing but arithmetic and words. */
class RunProgressTests {

	private static final Instant START = Instant.parse("2026-03-02T02:00:00Z");

	private final RunCounters counters = new RunCounters();

	private final Throughput rates = new Throughput("customers run 12");

	@Test
	void lineTellsStepPaceAndTimeLeft() {
		this.counters.begin(RunStage.DELIVER);
		this.counters.expect(837_900, 0, 64, 0);
		lookAt(0);
		this.counters.processed(310_023);
		lookAt(10);
		this.counters.processed(44_100);
		this.counters.posted(441);
		assertThat(lineAt(20)).startsWith("customers run 12: deliver 42 %, 17,706 rows/s, 22 requests/s, 27 s left");
	}

	@Test
	void paceIsThatOfTheLastHalfMinute() {
		this.counters.begin(RunStage.DELIVER);
		this.counters.expect(1_000_000, 0, 64, 0);
		this.counters.processed(500_000);
		this.counters.posted(5000);
		for (int second = 0; second < 60; second++) {
			lookAt(second);
			this.counters.processed(4410);
			this.counters.posted(44);
		}
		assertThat(lineAt(60)).isEqualTo("customers run 12: deliver 76 %, 4,410 rows/s, 44 requests/s, 53 s left");
	}

	@Test
	void paceStartsAgainWithTheStep() {
		this.counters.begin(RunStage.ASSESS);
		lookAt(0);
		this.counters.processed(90_000);
		lookAt(10);
		this.counters.begin(RunStage.DELIVER);
		this.counters.expect(1000, 0, 1, 0);
		lookAt(11);
		this.counters.processed(100);
		assertThat(lineAt(21)).isEqualTo("customers run 12: deliver 10 %, 10 rows/s, 2 min left");
	}

	@Test
	void waitIsToldWithItsReason() {
		this.counters.begin(RunStage.DELIVER);
		lookAt(0);
		this.rates.add(this.counters.read(START.plusSeconds(10)));
		ApiWait waiting = new ApiWait("429 Too Many Requests", START.plusSeconds(800).plusMillis(999));
		assertThat(line(waiting, ZoneOffset.UTC)).isEqualTo(
				"customers run 12: deliver, 0 rows/s, waiting for the API until 02:13:20 (429 Too Many Requests)");
		assertThat(line(waiting, ZoneId.of("Asia/Kolkata"))).contains("until 07:43:20 ");
	}

	@Test
	void runThatIsResumedBeginsWhereItsSlicesWere() {
		this.counters.begin(RunStage.DELIVER);
		this.counters.expect(1000, 750, 4, 2);
		assertThat(lineAt(0)).startsWith("customers run 12: deliver 75 %");
		this.counters.processed(50);
		assertThat(lineAt(10)).isEqualTo("customers run 12: deliver 80 %, 5.0 rows/s, 40 s left");
	}

	@Test
	void slicesCountWhereTheRowsAreUnknown() {
		this.counters.begin(RunStage.ASSESS);
		this.counters.expect(0, 123, 8, 2);
		assertThat(lineAt(0)).startsWith("customers run 12: assess 25 %");
		this.counters.processed(5000);
		this.counters.sliceDone();
		assertThat(lineAt(10)).isEqualTo("customers run 12: assess 37 %, 500 rows/s, 50 s left");
	}

	@Test
	void stepInProgressIsNeverWholeAndHasNoPercentBeforeItIsCut() {
		this.counters.begin(RunStage.ASSESS);
		assertThat(lineAt(0)).isEqualTo("customers run 12: assess, 0 rows/s");
		this.counters.expect(10, 0, 1, 0);
		this.counters.processed(50);
		assertThat(lineAt(1)).startsWith("customers run 12: assess 99 %");
	}

	@ParameterizedTest
	@CsvSource({ "0, 0 s", "89, 89 s", "90, 2 min", "5399, 90 min", "5400, 2 h", "86400, 24 h" })
	void timeLeftIsRounded(long seconds, String message) {
		RunProgress progress = new RunProgress("a run 1", RunStage.DELIVER, 0.5, 0.44, 1234.5,
				Duration.ofSeconds(seconds), null);
		assertThat(progress.line(ZoneOffset.UTC))
			.isEqualTo("a run 1: deliver 50 %, 0.4 rows/s, 1,235 requests/s, " + message + " left");
	}

	private void lookAt(long second) {
		this.rates.add(this.counters.read(START.plusSeconds(second)));
	}

	private String lineAt(long second) {
		lookAt(second);
		return line(null, ZoneOffset.UTC);
	}

	private String line(@Nullable ApiWait waiting, ZoneId zone) {
		return this.rates.progress(waiting).line(zone);
	}

}
