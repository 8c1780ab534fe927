package dev.contactsync.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An archive of loaded classes, as a JDK makes it at the end of one run and takes it in
 * the next: an AOT cache since 25, class data before.
 */
final class Archive {

	private static final int AOT_CACHE_SINCE = 25;

	private final boolean isAotCache;

	private final Path file;

	/**
	 * An archive.
	 * @param options where it goes, and the JDK that it is for
	 * @param program whose classes
	 */
	Archive(Options options, String program) throws IOException {
		this.isAotCache = feature(options.java()) >= AOT_CACHE_SINCE;
		this.file = options.target().resolve(program + ".archive");
	}

	/** The feature version of a JDK, from the file that says what it is. */
	private static int feature(Path java) throws IOException {
		return Files.readAllLines(java.resolve("release"))
			.stream()
			.filter((line) -> line.startsWith("JAVA_VERSION="))
			.mapToInt((line) -> Runtime.Version.parse(line.replaceAll(".*\"(.*)\"", "$1")).feature())
			.findFirst()
			.orElseThrow();
	}

	String kind() {
		return this.isAotCache ? "AOT cache" : "class-data archive";
	}

	List<String> writing() throws IOException {
		Files.deleteIfExists(this.file);
		return List.of((this.isAotCache ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + this.file);
	}

	List<String> reading() {
		if (!Files.exists(this.file)) {
			throw new IllegalStateException("There is no " + kind() + " at " + this.file);
		}
		return List.of((this.isAotCache ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + this.file);
	}

}
