package dev.contactsync.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.contactsync.testing.FakeImportApi;
import dev.contactsync.testing.Packaging;
import dev.contactsync.testing.Program;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The program at a company: its folder, the source, the state, the API, the processes.
 */
final class Installation implements AutoCloseable {

	static final int IN_FLIGHT = 4;

	private final FakeImportApi api = FakeImportApi.start();

	private final List<Program> programs = new ArrayList<>();

	private final Packaging packaging;

	private final Path folder;

	private final String sourceUrl;

	private final String stateUrl;

	private final List<String> settings;

	Installation(Packaging packaging, Path folder, String sourceUrl, String stateUrl, String... settings) {
		this.packaging = packaging;
		this.folder = folder;
		this.sourceUrl = sourceUrl;
		this.stateUrl = stateUrl;
		this.settings = List.of(settings);
	}

	FakeImportApi api() {
		return this.api;
	}

	JdbcTemplate source() {
		return new JdbcTemplate(new DriverManagerDataSource(this.sourceUrl));
	}

	/** Asks the state, which no process may have open if it is a file. */
	<T> T state(Function<JdbcClient, T> question) {
		SingleConnectionDataSource once = new SingleConnectionDataSource(this.stateUrl, true);
		try {
			return question.apply(JdbcClient.create(once));
		}
		finally {
			once.destroy();
		}
	}

	/** Starts the program with a command. */
	Program start(String... message) {
		return started(Program.start(this.packaging, this.folder, arguments(message)));
	}

	/** Starts the program where no file can grow beyond a size. */
	Program startWithSmallFiles(int kilobytes, String... message) {
		return started(Program.startWithSmallFiles(kilobytes, this.packaging, this.folder, arguments(message)));
	}

	/** Starts the program, which gives itself a signal at a commit. */
	Program startWatched(List<String> commit, String... message) {
		return started(Program.startWatched(commit, this.packaging, this.folder, arguments(message)));
	}

	private Program started(Program program) {
		this.programs.add(program);
		return program;
	}

	private List<String> arguments(String... message) {
		return Stream.of(Stream.of(message), this.settings.stream(),
				Stream.of("--spring.datasource.url=" + this.stateUrl,
						"--contact-sync.sources.crm.url=" + this.sourceUrl,
						"--contact-sync.destinations.botpenguin.base-url=" + this.api.baseUrl(),
						"--contact-sync.destinations.botpenguin.token-file=" + token(),
						"--contact-sync.destinations.botpenguin.requests-per-second=10000",
						"--contact-sync.destinations.botpenguin.in-flight=" + IN_FLIGHT,
						"--contact-sync.syncs.customers.table=customer", "--contact-sync.syncs.customers.key=id",
						// Tests change everybody at once; the guard has its own.
						"--contact-sync.syncs.customers.guard.changed-percent=100",
						"--contact-sync.syncs.customers.mapping.name={name}",
						"--contact-sync.syncs.customers.mapping.phone={phone}"))
			.flatMap((each) -> each)
			.toList();
	}

	private Path token() {
		try {
			return Files.writeString(this.folder.resolve("token"), FakeImportApi.TOKEN);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.programs.forEach(Program::close);
		this.api.close();
	}

}
