package dev.contactsync.state;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.contactsync.check.DatabaseUrl;
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

	/** Behind another prefix than {@code file:}, where a drive of Windows is none. */
	private static final Pattern OTHER_KIND = Pattern.compile(PREFIX + "(?!file:)[A-Za-z]{2,}:");

	/** By the file's lock one process is kept from what another does. */
	private static final Map<String, String> NEEDED = Map.of("FILE_LOCK", "FS", "LOCK_MODE", "3");

	private static final Set<PosixFilePermission> OF_FILE = PosixFilePermissions.fromString("rw-------");

	private static final Set<PosixFilePermission> OF_FOLDER = PosixFilePermissions.fromString("rwx------");

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

	/**
	 * Refuses a URL under which H2 would forget committed intents when it is killed, or
	 * let two processes at the file.
	 */
	static void checkDurable(String url) {
		if (of(url).isEmpty()) {
			return;
		}
		if (OTHER_KIND.matcher(url).lookingAt()) {
			throw new ContactSyncException(ProblemCode.STATE_NOT_DURABLE,
					"spring.datasource.url is an H2 database of a kind that does not keep what was written to it: write "
							+ "jdbc:h2:file:PATH;WRITE_DELAY=0.");
		}
		if (!values(url, "WRITE_DELAY").equals(List.of("0"))) {
			throw new ContactSyncException(ProblemCode.STATE_NOT_DURABLE,
					"spring.datasource.url is an H2 file without WRITE_DELAY=0: H2 would forget committed work when "
							+ "the process is killed, and contacts would be sent twice. Add ;WRITE_DELAY=0 to the URL.");
		}
		NEEDED.forEach((name, value) -> {
			if (!values(url, name).stream().allMatch(value::equalsIgnoreCase)) {
				throw new ContactSyncException(ProblemCode.STATE_NOT_DURABLE,
						"spring.datasource.url sets %s of its H2 file, and only %s=%s keeps two runs apart. Remove it."
							.formatted(name, name, value));
			}
		});
	}

	private static List<String> values(String url, String setting) {
		return new DatabaseUrl(url).settings()
			.stream()
			.filter((each) -> each.getKey().equals(setting))
			.map(Map.Entry::getValue)
			.toList();
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
	 * Makes the file where there is none, so that from its first byte on nobody but this
	 * user may read it: it has the key of the hashes. H2 takes an empty file for a new
	 * database.
	 * @return whether there was none
	 */
	boolean create() {
		Path file = sibling(".mv.db");
		try {
			if (Files.exists(file)) {
				return Files.size(file) == 0;
			}
			boolean isPosix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
			if (file.getParent() != null && !Files.exists(file.getParent())) {
				Files.createDirectories(file.getParent(), rights(isPosix, OF_FOLDER));
			}
			Files.createFile(file, rights(isPosix, OF_FILE));
			return true;
		}
		catch (FileAlreadyExistsException ex) {
			return false;
		}
		catch (IOException ex) {
			throw cannotWrite(file, ex);
		}
	}

	private static FileAttribute<?>[] rights(boolean isPosix, Set<PosixFilePermission> rights) {
		return isPosix ? new FileAttribute<?>[] { PosixFilePermissions.asFileAttribute(rights) }
				: new FileAttribute<?>[0];
	}

	/**
	 * What other users of the machine may do with the state.
	 * @return what is wrong and what to do; empty where nobody else may read the file or
	 * change its folder
	 */
	public Optional<String> exposure() {
		Path file = sibling(".mv.db");
		if (isAllowed(file, "r--r--", true)) {
			return Optional
				.of("other users may read %s, which has the key of the hashes. Remove their access: chmod 600."
					.formatted(file));
		}
		Path folder = Objects.requireNonNull(this.path.getParent());
		return isAllowed(folder, "-w--w-", false) ? Optional
			.of("other users may change the folder %s of the state. Remove their access: chmod 700.".formatted(folder))
				: Optional.empty();
	}

	private static boolean isAllowed(Path path, String others, boolean isFile) {
		Set<PosixFilePermission> asked = PosixFilePermissions.fromString("---" + others);
		try {
			return Files.isRegularFile(path) == isFile
					&& Files.getPosixFilePermissions(path).stream().anyMatch(asked::contains);
		}
		catch (UnsupportedOperationException | IOException ex) {
			return false;
		}
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
			throw cannotWrite(sibling(".holder"), ex);
		}
	}

	private static ContactSyncException cannotWrite(Path file, IOException cause) {
		return new ContactSyncException(ProblemCode.STATE_CANNOT_WRITE,
				"The state database (spring.datasource.url) cannot write " + file
						+ ": free space on its disk or fix its permissions, then run again.",
				cause);
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
