package dev.contactsync.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The program as a process of its own, which can be killed, stopped and asked to end.
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
		try {
			Path out = Files.createTempFile(folder, "out", ".txt");
			Path err = Files.createTempFile(folder, "err", ".txt");
			List<String> command = new ArrayList<>(
					List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
							"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
							"dev.contactsync.ContactSyncApplication"));
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
