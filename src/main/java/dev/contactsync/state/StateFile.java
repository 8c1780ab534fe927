package dev.contactsync.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.ProblemCode;

/**
 * The state as an H2 file. The file can be open in one process only, so its lock is the
 * lease; who holds it stands in a file beside it.
 *
 * @param path the path of the database, without H2's suffix
 */
public record StateFile(Path path) {

	private static final String PREFIX = "jdbc:h2:";

	private static final String MEMORY = PREFIX + "mem:";

	/** What a state in memory means. */
	public static final String IN_MEMORY = "in memory: it is lost when the process ends, and the next run sends everything again";

	/**
	 * The file behind a JDBC URL.
	 * @param url a JDBC URL
	 * @return the file, or empty if the URL is for another kind of database
	 */
	public static Optional<StateFile> of(String url) {
		if (!url.startsWith(PREFIX)) {
			return Optional.empty();
		}
		String name = url.substring(PREFIX.length()).split(";", 2)[0];
		if (name.startsWith("mem:") || name.startsWith("tcp:") || name.startsWith("ssl:")) {
			return Optional.empty();
		}
		String path = name.startsWith("file:") ? name.substring("file:".length()) : name;
		String home = System.getProperty("user.home");
		return Optional.of(new StateFile(
				Path.of(path.startsWith("~") ? home + path.substring(1) : path).toAbsolutePath().normalize()));
	}

	/**
	 * Whether a state is one that ends with the process, as for a trial.
	 * @param url a JDBC URL
	 * @return true if nothing of it is left then
	 */
	public static boolean isInMemory(String url) {
		return url.startsWith(MEMORY);
	}

	/** Refuses a URL under which H2 would forget committed intents when it is killed. */
	static void checkDurable(String url) {
		if (of(url).isPresent() && !url.toUpperCase(Locale.ROOT).replace(" ", "").contains(";WRITE_DELAY=0")) {
			throw new ContactSyncException(ProblemCode.STATE_NOT_DURABLE,
					"spring.datasource.url is an H2 file without WRITE_DELAY=0: H2 would forget committed work when "
							+ "the process is killed, and contacts would be sent twice. Add ;WRITE_DELAY=0 to the URL.");
		}
	}

	/**
	 * What else a run needs of H2: not to close the file under its hands when the process
	 * is asked to end, and to write no trace, which would hold values.
	 */
	static String withSettings(String url) {
		String known = url.toUpperCase(Locale.ROOT);
		return url + (known.contains("DB_CLOSE_ON_EXIT") ? "" : ";DB_CLOSE_ON_EXIT=FALSE")
				+ (known.contains("TRACE_LEVEL_FILE") ? "" : ";TRACE_LEVEL_FILE=0");
	}

	/**
	 * Whether the database exists already.
	 * @return true if there is a file
	 */
	public boolean exists() {
		return Files.exists(sibling(".mv.db"));
	}

	/**
	 * Who has the file open.
	 * @return words for a person
	 */
	public String holder() {
		try {
			return Files.readString(sibling(".holder")).strip();
		}
		catch (IOException ex) {
			return "another process";
		}
	}

	void hold(String holder) {
		try {
			Files.writeString(sibling(".holder"), holder + System.lineSeparator());
		}
		catch (IOException ex) {
			throw new ContactSyncException(ProblemCode.STATE_CANNOT_WRITE, "Cannot write " + sibling(".holder")
					+ ": free space on its disk or fix its permissions, then run again.", ex);
		}
	}

	void release() {
		try {
			Files.deleteIfExists(sibling(".holder"));
		}
		catch (IOException ex) {
			// The next holder overwrites it.
		}
	}

	private Path sibling(String suffix) {
		return this.path.resolveSibling(this.path.getFileName() + suffix);
	}

}
