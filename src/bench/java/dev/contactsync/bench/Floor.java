package dev.contactsync.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The floor as a contestant. */
final class Floor implements Contestant {

	private static final String KEY = "key of the hashes of the benchmark";

	private final Options options;

	private final String classPath;

	private final Postgres postgres;

	private final CountingApi api;

	/**
	 * The floor.
	 * @param classPath of it and its libraries
	 */
	Floor(Options options, String classPath, Postgres postgres, CountingApi api) {
		this.options = options;
		this.classPath = classPath;
		this.postgres = postgres;
		this.api = api;
	}

	@Override
	public String name() {
		return "floor";
	}

	@Override
	public Archive archive() throws IOException {
		return new Archive(this.options, name());
	}

	@Override
	public void reset() throws SQLException {
		this.postgres.execute("DROP SCHEMA IF EXISTS floor CASCADE");
	}

	@Override
	public JavaProcess start(int inFlight, List<String> jvm) throws IOException {
		List<String> arguments = new ArrayList<>(jvm);
		arguments.addAll(List.of("-cp", this.classPath, dev.contactsync.bench.floor.Floor.class.getName(),
				this.postgres.url(), "customer", this.api.baseUrl(), CountingApi.TOKEN, KEY, String.valueOf(inFlight)));
		Path folder = this.options.target().resolve("floor");
		return JavaProcess.start(this.options.java(), folder, arguments);
	}

}
