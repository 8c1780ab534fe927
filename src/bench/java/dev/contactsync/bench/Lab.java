package dev.contactsync.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import dev.contactsync.bench.CountingApi.Counters;
import dev.contactsync.bench.JavaProcess.Usage;
import dev.contactsync.bench.Postgres.Use;

/**
 * Measures the contestants in turn, each from the same state of rest, and looks whether
 * they did the same.
 */
final class Lab {

	private static final Duration PATIENCE = Duration.ofMinutes(5);

	private static final int SLOWEST_ROWS_A_SECOND = 300;

	private final Options options;

	private final Postgres postgres;

	private final CountingApi api;

	private final List<Contestant> contestants;

	private final List<Measurement> measurements = new ArrayList<>();

	Lab(Options options, Postgres postgres, CountingApi api, List<Contestant> contestants) {
		this.options = options;
		this.postgres = postgres;
		this.api = api;
		this.contestants = contestants;
	}

	List<Measurement> measurements() {
		return this.measurements;
	}

	/** Lets each write its archive, of a sync of the rows that there are. */
	void archive() throws IOException, InterruptedException, SQLException {
		for (Contestant contestant : this.contestants) {
			contestant.reset();
			try (JavaProcess process = contestant.start(1, this.options.jvmWith(contestant.archive().writing()))) {
				process.await(PATIENCE);
			}
		}
	}

	/** Makes all of them forget. */
	void reset() throws SQLException {
		for (Contestant contestant : this.contestants) {
			contestant.reset();
		}
	}

	/**
	 * Measures each once.
	 * @param task what they have to do
	 * @param turn the number of the run; in each another one begins
	 */
	void measure(Task task, int turn) throws IOException, InterruptedException, SQLException {
		List<Contestant> order = new ArrayList<>(this.contestants);
		Collections.rotate(order, turn);
		List<Measurement> taken = new ArrayList<>();
		for (Contestant contestant : order) {
			taken.add(measure(task, contestant));
		}
		if (taken.stream().mapToLong((each) -> each.counters().contactBytes()).distinct().count() > 1) {
			throw new IllegalStateException("They did not send the same: " + taken);
		}
		this.measurements.addAll(taken);
	}

	private Measurement measure(Task task, Contestant contestant)
			throws IOException, InterruptedException, SQLException {
		this.postgres.resolve();
		this.api.reset(task.latencyMillis());
		Use before = this.postgres.use();
		try (JavaProcess process = contestant.start(task.inFlight(),
				this.options.jvmWith(contestant.archive().reading()))) {
			Usage usage = process.await(PATIENCE.plusSeconds(task.rows() / SLOWEST_ROWS_A_SECOND));
			Use database = this.postgres.use().since(before);
			Counters counters = this.api.counters();
			if (counters.contacts() != task.toSend()) {
				throw new IllegalStateException("%s sent %d contacts, not %d: %s".formatted(contestant.name(),
						counters.contacts(), task.toSend(), process.log()));
			}
			System.out.printf("%s, %,d rows, %s: %.1f s%n", task.scenario(), task.rows(), contestant.name(),
					usage.seconds());
			return new Measurement(task.scenario(), task.rows(), contestant.name(), usage, counters, database);
		}
	}

	/**
	 * What all have to do.
	 *
	 * @param scenario its kind
	 * @param rows of the table
	 * @param toSend contacts that have to be sent
	 * @param inFlight requests under way at most
	 * @param latencyMillis how long an answer takes
	 */
	record Task(Scenario scenario, int rows, long toSend, int inFlight, long latencyMillis) {

		static Task of(Scenario scenario, int rows, long toSend) {
			return new Task(scenario, rows, toSend, 4, 0);
		}

	}

}
