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
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.contactsync.bench.JavaProcess.Usage;
import dev.contactsync.bench.StartTime.Start;
import dev.contactsync.bench.empty.EmptyBatch;

/**
 * Measures starts: from that of the process to the first POST of a sync of a hundred
 * changed rows, as one jar, extracted, and extracted with an archive of classes as the
 * JDK has it. The empty program runs beside it, on the extracted libraries.
 */
final class Starts {

	private static final int ROWS = 100;

	private static final Duration LIMIT = Duration.ofMinutes(2);

	private final Options options;

	private final Postgres postgres;

	private final CountingApi api;

	private final Crm crm;

	private final Path folder;

	Starts(Options options, Postgres postgres, CountingApi api, Crm crm) {
		this.options = options;
		this.postgres = postgres;
		this.api = api;
		this.crm = crm;
		this.folder = options.target().resolve("start");
	}

	List<StartTime> measure() throws IOException, InterruptedException, SQLException {
		Path extracted = extract();
		Path libraries = emptyJar();
		ContactSync jar = new ContactSync(this.options, this.options.jar(), this.postgres, this.api);
		ContactSync parts = new ContactSync(this.options, extracted, this.postgres, this.api);
		prepare(jar, libraries);
		Archive ours = new Archive(this.options.java(), this.folder.resolve("ours.archive"));
		Archive empty = new Archive(this.options.java(), this.folder.resolve("empty.archive"));
		start(parts, ours.writing());
		startEmpty(libraries, empty.writing(), false);
		StartTime fat = new StartTime("one jar", new ArrayList<>(), new ArrayList<>());
		StartTime split = new StartTime("extracted", new ArrayList<>(), new ArrayList<>());
		StartTime archived = new StartTime("extracted, " + ours.kind(), new ArrayList<>(), new ArrayList<>());
		for (int run = 0; run < this.options.runs(); run++) {
			fat.ours().add(start(jar, List.of()));
			split.ours().add(start(parts, List.of()));
			split.empty().add(startEmpty(libraries, List.of(), false));
			archived.ours().add(start(parts, ours.reading()));
			archived.empty().add(startEmpty(libraries, empty.reading(), false));
		}
		return List.of(fat, split, archived);
	}

	private void prepare(ContactSync ours, Path libraries) throws IOException, InterruptedException, SQLException {
		this.crm.fill(ROWS);
		ours.reset();
		start(ours, List.of());
		this.postgres.execute("DROP SCHEMA IF EXISTS empty CASCADE");
		this.postgres.execute("CREATE SCHEMA empty");
		startEmpty(libraries, List.of(), true);
	}

	/** Unpacks the jar as its documentation tells; gives the jar that is left. */
	private Path extract() throws IOException, InterruptedException {
		Path app = this.folder.resolve("app");
		try (JavaProcess process = JavaProcess.start(this.options.java(), this.folder, List.of("-Djarmode=tools",
				"-jar", this.options.jar().toString(), "extract", "--force", "--destination", app.toString()))) {
			process.await(LIMIT);
		}
		return app.resolve(this.options.jar().getFileName());
	}

	/** An archive of classes takes jars only. */
	private Path emptyJar() throws IOException {
		String name = EmptyBatch.class.getName().replace('.', '/') + ".class";
		Path jar = this.folder.resolve("empty.jar");
		try (OutputStream file = Files.newOutputStream(jar); JarOutputStream out = new JarOutputStream(file)) {
			out.putNextEntry(new JarEntry(name));
			out.write(EmptyBatch.class.getResourceAsStream("/" + name).readAllBytes());
		}
		return jar;
	}

	private Start start(ContactSync ours, List<String> options) throws IOException, InterruptedException, SQLException {
		this.crm.change(1);
		this.postgres.settle();
		this.api.reset(0);
		try (JavaProcess process = ours.start(4, jvm(options))) {
			Usage usage = process.await(LIMIT);
			return start(usage, this.api.counters().firstMicros());
		}
	}

	private Start startEmpty(Path jar, List<String> options, boolean first)
			throws IOException, InterruptedException, SQLException {
		this.postgres.settle();
		List<String> arguments = new ArrayList<>(jvm(options));
		arguments.addAll(List.of("-cp", jar + File.pathSeparator + libraries(), EmptyBatch.class.getName(),
				"run=" + System.nanoTime(), "--spring.main.banner-mode=off", "--spring.main.web-application-type=none",
				"--spring.flyway.enabled=false",
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

	private String libraries() throws IOException {
		try (Stream<Path> files = Files.list(this.folder.resolve("app/lib"))) {
			return files.map(Path::toString).sorted().collect(Collectors.joining(File.pathSeparator));
		}
	}

}
