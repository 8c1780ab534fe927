package dev.contactsync.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * The ways in which the README says that the program is started: as the jar, or unpacked
 * with an archive of its classes, which takes half the time.
 */
public final class Packaging {

	private static final String PROGRAM = "dev.contactsync.ContactSyncApplication";

	private static final String DRIVER = KillingDriver.class.getName().replace('.', '/');

	private final List<String> options;

	private final Path jar;

	private final boolean unpacked;

	private Packaging(List<String> options, Path jar, boolean unpacked) {
		this.options = options;
		this.jar = jar;
		this.unpacked = unpacked;
	}

	/**
	 * The jar that was built.
	 * @return how it is started
	 */
	public static Packaging jar() {
		Path jar = Path.of(System.getProperty("jar", "target/contact-sync.jar")).toAbsolutePath();
		return new Packaging(List.of(), jar, false);
	}

	/**
	 * Unpacks the jar.
	 * @param parent where the folder is made
	 * @return how it is started so that it writes the archive of its classes at its end
	 */
	public static Packaging unpacked(Path parent) {
		Path jar = jar().jar;
		Path folder = parent.resolve("unpacked");
		Program unpacking = Program.start(parent, List.of("-Djarmode=tools", "-jar", jar.toString()),
				List.of("extract", "--destination", folder.toString()));
		if (unpacking.exitCode() != 0) {
			throw new IllegalStateException(unpacking.log());
		}
		return new Packaging(List.of("-XX:ArchiveClassesAtExit=" + folder.resolve("classes.jsa")),
				folder.resolve(jar.getFileName()), true);
	}

	/**
	 * The same with the archive that was written.
	 * @return how it is started
	 */
	public Packaging archived() {
		Path archive = this.jar.resolveSibling("classes.jsa");
		if (!Files.exists(archive)) {
			throw new IllegalStateException("The program has not written the archive of its classes");
		}
		return new Packaging(List.of("-XX:SharedArchiveFile=" + archive), this.jar, true);
	}

	/**
	 * What starts the program.
	 * @return options of the JVM, its class path and main class
	 */
	List<String> java() {
		return java(List.of("-jar", this.jar.toString()));
	}

	/**
	 * What starts the program with {@link KillingDriver} beside it, and nothing else of
	 * the tests.
	 * @param folder where the driver is put
	 * @return options of the JVM, its class path and main class
	 */
	List<String> javaWithDriver(Path folder) {
		Path driver = putDriver(folder.resolve("driver.jar"));
		return java(this.unpacked ? List.of("-cp", this.jar + ":" + driver, PROGRAM)
				: List.of("-Dloader.main=" + PROGRAM, "-Dloader.path=" + driver, "-cp", this.jar.toString(),
						"org.springframework.boot.loader.launch.PropertiesLauncher"));
	}

	private List<String> java(List<String> program) {
		List<String> java = new ArrayList<>(this.options);
		java.addAll(program);
		return java;
	}

	private static Path putDriver(Path to) {
		try (OutputStream out = Files.newOutputStream(to); JarOutputStream jar = new JarOutputStream(out)) {
			Path classes = Path.of(KillingDriver.class.getProtectionDomain().getCodeSource().getLocation().toURI());
			try (DirectoryStream<Path> found = Files.newDirectoryStream(classes.resolve(DRIVER).getParent(),
					KillingDriver.class.getSimpleName() + "*.class")) {
				for (Path each : found) {
					jar.putNextEntry(new JarEntry(classes.relativize(each).toString()));
					Files.copy(each, jar);
				}
			}
			return to;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
