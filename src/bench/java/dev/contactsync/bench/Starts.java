package dev.contactsync.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.contactsync.bench.JavaProcess.Usage;
import dev.contactsync.bench.StartTime.Start;
import dev.contactsync.bench.empty.EmptyBatch;

/**
 * Measures starts: from that of the process to the first POST of a sync of a hundred
 * changed rows, as one jar, unpacked, and unpacked with an archive of classes. The empty
 * program runs beside it, on the same libraries.
 */
final class Starts {

	private static final int ROWS = 100;

	private static final Duration LIMIT = Duration.ofMinutes(2);

	private final Options options;

	private final Postgres postgres;

	private final CountingApi api;

	private final Crm crm;

	private final ContactSync ours;

	private final String empty;

	/**
	 * Starts of a program.
	 * @param ours the program, unpacked
	 * @param empty the class path of the empty one
	 */
	Starts(Options options, Postgres postgres, CountingApi api, Crm crm, ContactSync ours, String empty) {
		this.options = options;
		this.postgres = postgres;
		this.api = api;
		this.crm = crm;
		this.ours = ours;
		this.empty = empty;
	}

	List<StartTime> measure() throws IOException, InterruptedException, SQLException {
		prepare();
		ContactSync jar = new ContactSync(this.options, this.options.jar(), this.postgres, this.api);
		Archive archive = new Archive(this.options, "empty");
		startEmpty(archive.writing(), false);
		StartTime one = new StartTime("one jar", new ArrayList<>(), new ArrayList<>());
		StartTime unpacked = new StartTime("unpacked", new ArrayList<>(), new ArrayList<>());
		StartTime archived = new StartTime("unpacked, " + archive.kind(), new ArrayList<>(), new ArrayList<>());
		for (int run = 0; run < this.options.runs(); run++) {
			one.ours().add(start(jar, List.of()));
			unpacked.ours().add(start(this.ours, List.of()));
			unpacked.empty().add(startEmpty(List.of(), false));
			archived.ours().add(start(this.ours, this.ours.archive().reading()));
			archived.empty().add(startEmpty(archive.reading(), false));
		}
		return List.of(one, unpacked, archived);
	}

	private void prepare() throws IOException, InterruptedException, SQLException {
		this.crm.fill(ROWS);
		this.ours.reset();
		start(this.ours, List.of());
		this.postgres.execute("DROP SCHEMA IF EXISTS empty CASCADE");
		this.postgres.execute("CREATE SCHEMA empty");
		startEmpty(List.of(), true);
	}

	private Start start(ContactSync program, List<String> options)
			throws IOException, InterruptedException, SQLException {
		this.crm.change(1);
		this.postgres.resolve();
		this.api.reset(0);
		try (JavaProcess process = program.start(4, this.options.jvmWith(options))) {
			Usage usage = process.await(LIMIT);
			return start(usage, this.api.counters().firstMicros());
		}
	}

	private Start startEmpty(List<String> options, boolean first)
			throws IOException, InterruptedException, SQLException {
		this.postgres.resolve();
		Path folder = this.options.target().resolve("empty");
		List<String> arguments = new ArrayList<>(this.options.jvmWith(options));
		arguments.addAll(List.of("-cp", this.empty, EmptyBatch.class.getName(), "run=" + System.nanoTime(),
				"--spring.main.banner-mode=off", "--spring.main.web-application-type=none",
				"--spring.flyway.enabled=false",
				"--spring.datasource.url=" + this.postgres.url() + "&currentSchema=empty",
				"--spring.batch.jdbc.initialize-schema=" + (first ? "always" : "never")));
		try (JavaProcess process = JavaProcess.start(this.options.java(), folder, arguments)) {
			Usage usage = process.await(LIMIT);
			return start(usage,
					process.log()
						.lines()
						.filter((line) -> line.matches("\\d{16}"))
						.mapToLong(Long::parseLong)
						.findFirst()
						.orElseThrow());
		}
	}

	private static Start start(Usage usage, long untilMicros) {
		Instant until = Instant.EPOCH.plusNanos(untilMicros * 1000);
		return new Start(Duration.between(usage.started(), until).toNanos() / 1e9, usage.cpuSeconds());
	}

}
