package dev.contactsync.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The program as its documentation tells to install it: unpacked, with an archive of the
 * classes that a check loads.
 *
 * @param jar what is left of the packaged jar
 * @param archive the archive, to be written by a check
 */
record Installation(Path jar, Archive archive) {

	private static final Duration LIMIT = Duration.ofMinutes(2);

	/** Unpacks the packaged jar. */
	static Installation unpack(Options options) throws IOException, InterruptedException {
		Path folder = options.target().resolve("installed");
		try (JavaProcess process = JavaProcess.start(options.java(), folder, List.of("-Djarmode=tools", "-jar",
				options.jar().toString(), "extract", "--force", "--destination", folder.toString()))) {
			process.await(LIMIT);
		}
		return new Installation(folder.resolve(options.jar().getFileName()),
				new Archive(options.java(), folder.resolve("contact-sync.archive")));
	}

	/** The class path of its libraries. */
	String libraries() throws IOException {
		try (Stream<Path> files = Files.list(this.jar.resolveSibling("lib"))) {
			return files.map(Path::toString).sorted().collect(Collectors.joining(File.pathSeparator));
		}
	}

}
