package dev.contactsync.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.contactsync.testing.Packaging;
import dev.contactsync.testing.TestPostgres;

import static org.assertj.core.api.Assertions.assertThat;

/** The installations of a test, each in a folder of its own. */
final class Installations implements AutoCloseable {

	private final List<Installation> all = new CopyOnWriteArrayList<>();

	private final Path folder;

	Installations(Path folder) {
		this.folder = folder;
	}

	/** A new one, with a source in PostgreSQL. */
	Installation add(Packaging packaging, StateKind state, String... settings) {
		try {
			Path own = Files.createTempDirectory(this.folder, "installation");
			Installation installation = new Installation(packaging, own, TestPostgres.newDatabase(), state.url(own),
					settings);
			this.all.add(installation);
			return installation;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Ends what still runs, and looks whether the API has understood everything. */
	@Override
	public void close() {
		this.all.forEach(Installation::close);
		assertThat(this.all).allSatisfy((each) -> assertThat(each.api().violations()).isEmpty());
	}

}
