package dev.contactsync.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import dev.contactsync.bench.Lab.Task;
import dev.contactsync.bench.empty.EmptyBatch;

/**
 * The benchmark, {@code ./mvnw -Pbench verify}.
 * <ol>
 * <li>starts a PostgreSQL and the import server, on this machine and for itself only</li>
 * <li>unpacks the program, and makes archives of the classes of both</li>
 * <li>for each size of the table: loads, goes over it unchanged, and delivers changes,
 * the floor and the program in turn</li>
 * <li>loads while the API takes its time</li>
 * <li>starts the program in several ways beside an empty one</li>
 * <li>writes the medians to {@code target/bench/result.md} and a curve beside it</li>
 * </ol>
 */
public final class Benchmark {

	private static final int ONE_PERCENT = 100;

	private final Options options;

	private final Crm crm;

	private final Lab lab;

	private Benchmark(Options options, Crm crm, Lab lab) {
		this.options = options;
		this.crm = crm;
		this.lab = lab;
	}

	/**
	 * Runs it.
	 * @param args nothing; everything is set by system properties
	 */
	public static void main(String[] args) throws IOException, InterruptedException, SQLException {
		Options options = Options.fromSystemProperties();
		Files.createDirectories(options.target());
		try (Postgres postgres = Postgres.start(options.target().resolve("postgres"));
				CountingApi api = CountingApi.start()) {
			Crm crm = new Crm(postgres);
			Installation installation = Installation.unpack(options);
			ContactSync ours = new ContactSync(options, installation.jar(), postgres, api);
			String floor = installation.classPath(dev.contactsync.bench.floor.Floor.class);
			Lab lab = new Lab(options, postgres, api, List.of(new Floor(options, floor, postgres, api), ours));
			crm.fill(1);
			lab.archive();
			Benchmark benchmark = new Benchmark(options, crm, lab);
			benchmark.syncs();
			benchmark.latency();
			List<StartTime> starts = options.wants("start")
					? new Starts(options, postgres, api, crm, ours, installation.classPath(EmptyBatch.class)).measure()
					: new ArrayList<>();
			new Report(options, ours.archive().kind(), postgres.describe()).write(lab.measurements(), starts);
		}
	}

	private void syncs() throws IOException, InterruptedException, SQLException {
		boolean unchanged = this.options.wants("unchanged");
		boolean changed = this.options.wants("changed");
		if (!unchanged && !changed && !this.options.wants("load")) {
			return;
		}
		for (int rows : this.options.rows()) {
			this.crm.fill(rows);
			for (int run = 0; run < this.options.runs(); run++) {
				this.lab.reset();
				this.lab.measure(Task.of(Scenario.LOAD, rows, rows), run);
				if (unchanged) {
					this.lab.measure(Task.of(Scenario.UNCHANGED, rows, 0), run);
				}
				if (changed) {
					this.lab.measure(Task.of(Scenario.CHANGED, rows, this.crm.change(ONE_PERCENT)), run);
				}
			}
		}
	}

	private void latency() throws IOException, InterruptedException, SQLException {
		if (this.options.wants("latency")) {
			int rows = this.options.latencyRows();
			this.crm.fill(rows);
			for (int run = 0; run < this.options.runs(); run++) {
				this.lab.reset();
				this.lab.measure(new Task(Scenario.LATENCY, rows, rows, Report.IN_FLIGHT, Report.LATENCY_MILLIS), run);
			}
		}
	}

}
