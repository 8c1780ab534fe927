package dev.contactsync.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The program as a process of its own, which can be killed, stopped and asked to end.
 */
public final class Program implements AutoCloseable {

	private static final long MINUTES = 3;

	private static final long MILLIS_FOR_A_DUMP = 2000;

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
	 * @param packaging how
	 * @param folder where it runs and its output goes
	 * @param arguments the command and its options
	 * @return the running program
	 */
	public static Program start(Packaging packaging, Path folder, List<String> arguments) {
		return start(folder, packaging.java(), arguments);
	}

	/**
	 * Starts it where no file can grow beyond a size, as on a full disk.
	 * @param kilobytes the size
	 * @param packaging how
	 * @param folder where it runs and its output goes
	 * @param arguments the command and its options
	 * @return the running program
	 */
	public static Program startWithSmallFiles(int kilobytes, Packaging packaging, Path folder, List<String> arguments) {
		return start(folder, List.of("bash", "-c", "ulimit -f " + kilobytes + " && exec \"$@\"", "bash"),
				packaging.java(), arguments);
	}

	/**
	 * Starts it with {@link KillingDriver} between it and its state.
	 * @param commit the system properties that name the commit
	 * @param packaging how
	 * @param folder where it runs and its output goes
	 * @param arguments the command and its options
	 * @return the running program
	 */
	public static Program startWatched(List<String> commit, Packaging packaging, Path folder, List<String> arguments) {
		List<String> java = new ArrayList<>(commit);
		java.addAll(packaging.javaWithDriver(folder));
		List<String> more = new ArrayList<>(arguments);
		more.add("--spring.datasource.driver-class-name=" + KillingDriver.class.getName());
		return start(folder, java, more);
	}

	/** Starts a JVM. */
	static Program start(Path folder, List<String> java, List<String> arguments) {
		return start(folder, List.of(), java, arguments);
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
	 * Waits until it ends by itself. Where it does not, it is made to say what its
	 * threads are doing, and so are the threads that it may be waiting for.
	 * @return its exit code
	 */
	public int exitCode() {
		try {
			if (!this.process.waitFor(MINUTES, TimeUnit.MINUTES)) {
				signal("QUIT");
				this.process.waitFor(MILLIS_FOR_A_DUMP, TimeUnit.MILLISECONDS);
				throw new IllegalStateException("It does not end: " + log() + answer() + threadsHere());
			}
			return this.process.exitValue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static String threadsHere() {
		return Thread.getAllStackTraces()
			.entrySet()
			.stream()
			.map((thread) -> thread.getKey()
					+ Stream.of(thread.getValue()).map((frame) -> "\n\tat " + frame).collect(Collectors.joining()))
			.collect(Collectors.joining("\n", "\nThreads of the test:\n", ""));
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

	/** Lets it continue after it was stopped, as kill -CONT does. */
	public void throwIfStopped() {
		signal("CONT");
	}

	private void signal(String name) {
		try {
			new ProcessBuilder("sh", "-c", "kill -" + name + " " + this.process.pid()).inheritIO().start().waitFor();
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
