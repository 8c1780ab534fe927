package dev.contactsync.bench;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.util.FileSystemUtils;

/**
 * The packaged jar, unpacked as its documentation tells.
 *
 * @param jar what is left of it, beside its libraries
 */
record Installation(Path jar) {

	private static final Duration LIMIT = Duration.ofMinutes(2);

	/** Unpacks the packaged jar. */
	static Installation unpack(Options options) throws IOException, InterruptedException {
		Path folder = options.target().resolve("installed");
		FileSystemUtils.deleteRecursively(folder);
		try (JavaProcess process = JavaProcess.start(options.java(), options.target(), List.of("-Djarmode=tools",
				"-jar", options.jar().toString(), "extract", "--destination", folder.toString()))) {
			process.await(LIMIT);
		}
		return new Installation(folder.resolve(options.jar().getFileName()));
	}

	/**
	 * The class path of a program of the benchmark with the same libraries. Its package
	 * is put into a jar, since an archive of classes takes nothing else.
	 * @param program the main class
	 */
	String classPath(Class<?> program) throws IOException {
		String file = program.getSimpleName() + ".class";
		URI classes = URI.create(Objects.requireNonNull(program.getResource(file)).toString()).resolve(".");
		String folder = program.getPackageName().replace('.', '/') + '/';
		Path own = this.jar.resolveSibling(program.getSimpleName() + ".jar");
		try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(own))) {
			for (Path each : list(Path.of(classes))) {
				out.putNextEntry(new JarEntry(folder + each.getFileName()));
				Files.copy(each, out);
			}
		}
		return Stream.concat(Stream.of(own), list(this.jar.resolveSibling("lib")).stream())
			.map(Path::toString)
			.collect(Collectors.joining(File.pathSeparator));
	}

	private static List<Path> list(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.sorted().toList();
		}
	}

}
