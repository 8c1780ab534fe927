package dev.contactsync.bench;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

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

	private final Installation installation;

	private final Path folder;

	Starts(Options options, Postgres postgres, CountingApi api, Crm crm, Installation installation) {
		this.options = options;
		this.postgres = postgres;
		this.api = api;
		this.crm = crm;
		this.installation = installation;
		this.folder = options.target().resolve("start");
	}

	List<StartTime> measure() throws IOException, InterruptedException, SQLException {
		Path emptyJar = emptyJar();
		ContactSync jar = ours(this.options.jar(), List.of());
		ContactSync unpacked = ours(this.installation.jar(), List.of());
		ContactSync archived = ours(this.installation.jar(), this.installation.archive().reading());
		Archive empty = new Archive(this.options.java(), this.folder.resolve("empty.archive"));
		prepare(jar, emptyJar);
		startEmpty(emptyJar, empty.writing(), false);
		StartTime one = new StartTime("one jar", new ArrayList<>(), new ArrayList<>());
		StartTime split = new StartTime("unpacked", new ArrayList<>(), new ArrayList<>());
		StartTime whole = new StartTime("unpacked, " + empty.kind(), new ArrayList<>(), new ArrayList<>());
		for (int run = 0; run < this.options.runs(); run++) {
			one.ours().add(start(jar));
			split.ours().add(start(unpacked));
			split.empty().add(startEmpty(emptyJar, List.of(), false));
			whole.ours().add(start(archived));
			whole.empty().add(startEmpty(emptyJar, empty.reading(), false));
		}
		return List.of(one, split, whole);
	}

	private ContactSync ours(Path jar, List<String> jvm) {
		return new ContactSync(this.options, jar, jvm, this.postgres, this.api);
	}

	private void prepare(ContactSync ours, Path emptyJar) throws IOException, InterruptedException, SQLException {
		this.crm.fill(ROWS);
		ours.reset();
		start(ours);
		this.postgres.execute("DROP SCHEMA IF EXISTS empty CASCADE");
		this.postgres.execute("CREATE SCHEMA empty");
		startEmpty(emptyJar, List.of(), true);
	}

	/** An archive of classes takes jars only. */
	private Path emptyJar() throws IOException {
		String name = EmptyBatch.class.getName().replace('.', '/') + ".class";
		Path jar = Files.createDirectories(this.folder).resolve("empty.jar");
		try (OutputStream file = Files.newOutputStream(jar); JarOutputStream out = new JarOutputStream(file)) {
			out.putNextEntry(new JarEntry(name));
			out.write(EmptyBatch.class.getResourceAsStream("/" + name).readAllBytes());
		}
		return jar;
	}

	private Start start(ContactSync ours) throws IOException, InterruptedException, SQLException {
		this.crm.change(1);
		this.postgres.settle();
		this.api.reset(0);
		try (JavaProcess process = ours.start(4, jvm(List.of()))) {
			Usage usage = process.await(LIMIT);
			return start(usage, this.api.counters().firstMicros());
		}
	}

	private Start startEmpty(Path jar, List<String> options, boolean first)
			throws IOException, InterruptedException, SQLException {
		this.postgres.settle();
		List<String> arguments = new ArrayList<>(jvm(options));
		arguments.addAll(List.of("-cp", jar + File.pathSeparator + this.installation.libraries(),
				EmptyBatch.class.getName(), "run=" + System.nanoTime(), "--spring.main.banner-mode=off",
				"--spring.main.web-application-type=none", "--spring.flyway.enabled=false",
				"--spring.datasource.url=" + this.postgres.url() + "&currentSchema=empty",
				"--spring.batch.jdbc.initialize-schema=" + (first ? "always" : "never")));
		try (JavaProcess process = JavaProcess.start(this.options.java(), this.folder.resolve("empty"), arguments)) {
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

	private List<String> jvm(List<String> more) {
		List<String> jvm = new ArrayList<>(this.options.jvm());
		jvm.add("-Xmx" + this.options.heap());
		jvm.addAll(more);
		return jvm;
	}

}
