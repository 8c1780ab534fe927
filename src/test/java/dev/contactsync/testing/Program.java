package dev.contactsync.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The jar as a process of its own, which can be killed, stopped and asked to end.
 */
public final class Program implements AutoCloseable {

	private static final long MINUTES = 3;

	private final Process process;

	private final Path out;

	private final Path err;

	private Program(Process process, Path out, Path err) {
		this.process = process;
		this.out = out;
		this.err = err;
	}

	/**
	 * Starts it.
	 * @param folder where it runs and its output goes
	 * @param arguments the command and its options
	 * @return the running program
	 */
	public static Program start(Path folder, List<String> arguments) {
		return start(folder, List.of(), List.of("-jar", jar().toString()), arguments);
	}

	/**
	 * Starts it where no file can grow beyond a size, as on a full disk.
	 * @param kilobytes the size
	 * @param folder where it runs and its output goes
	 * @param arguments the command and its options
	 * @return the running program
	 */
	public static Program startWithSmallFiles(int kilobytes, Path folder, List<String> arguments) {
		return start(folder, List.of("bash", "-c", "ulimit -f " + kilobytes + " && exec \"$@\"", "bash"),
				List.of("-jar", jar().toString()), arguments);
	}

	/**
	 * Starts it with {@link KillingDriver} between it and its state.
	 * @param folder where it runs and its output goes
	 * @param commit the system properties that name the commit
	 * @param arguments the command and its options
	 * @return the running program
	 */
	public static Program startWatched(Path folder, List<String> commit, List<String> arguments) {
		List<String> java = new ArrayList<>(commit);
		java.addAll(List.of("-Dloader.main=dev.contactsync.ContactSyncApplication",
				"-Dloader.path=" + putDriver(folder.resolve("driver")), "-cp", jar().toString(),
				"org.springframework.boot.loader.launch.PropertiesLauncher"));
		List<String> more = new ArrayList<>(arguments);
		more.add("--spring.datasource.driver-class-name=" + KillingDriver.class.getName());
		return start(folder, List.of(), java, more);
	}

	private static Path jar() {
		return Path.of(System.getProperty("jar", "target/contact-sync.jar")).toAbsolutePath();
	}

	/** Nothing else of the tests comes near the program. */
	private static Path putDriver(Path folder) {
		String file = KillingDriver.class.getName().replace('.', '/');
		try {
			Path classes = Path.of(KillingDriver.class.getProtectionDomain().getCodeSource().getLocation().toURI());
			Path to = Files.createDirectories(folder.resolve(file).getParent());
			try (DirectoryStream<Path> found = Files.newDirectoryStream(classes.resolve(file).getParent(),
					KillingDriver.class.getSimpleName() + "*.class")) {
				for (Path each : found) {
					Files.copy(each, to.resolve(each.getFileName()), StandardCopyOption.REPLACE_EXISTING);
				}
			}
			return folder;
		}
		catch (IOException | URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Program start(Path folder, List<String> shell, List<String> java, List<String> arguments) {
		try {
			Path out = Files.createTempFile(folder, "out", ".txt");
			Path err = Files.createTempFile(folder, "err", ".txt");
			List<String> command = new ArrayList<>(shell);
			command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
					"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
			command.addAll(java);
			command.addAll(arguments);
			return new Program(new ProcessBuilder(command).directory(folder.toFile())
				.redirectOutput(out.toFile())
				.redirectError(err.toFile())
				.start(), out, err);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Waits until it ends by itself.
	 * @return its exit code
	 */
	public int exitCode() {
		try {
			if (!this.process.waitFor(MINUTES, TimeUnit.MINUTES)) {
				throw new IllegalStateException("It does not end: " + log());
			}
			return this.process.exitValue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** Ends it as kill -9 does. */
	public void kill() {
		this.process.destroyForcibly();
		exitCode();
	}

	/**
	 * Waits for some time at most.
	 * @param time how long
	 * @return whether it has ended
	 */
	public boolean endsWithin(Duration time) {
		try {
			return this.process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** Lets it go on after it was stopped, as kill -CONT does. */
	public void goOn() {
		try {
			new ProcessBuilder("sh", "-c", "kill -CONT " + this.process.pid()).inheritIO().start().waitFor();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** Asks it to end, as kill does. */
	public void askToEnd() {
		this.process.destroy();
	}

	/**
	 * Whether it still runs.
	 * @return false once it has ended
	 */
	public boolean isRunning() {
		return this.process.isAlive();
	}

	/**
	 * What it has answered.
	 * @return its standard output
	 */
	public String answer() {
		return read(this.out);
	}

	/**
	 * What it has logged.
	 * @return its standard error
	 */
	public String log() {
		return read(this.err);
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		if (isRunning()) {
			kill();
		}
	}

}
