package dev.contactsync.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM of its own, from its start to its end, and what it used. */
final class JavaProcess implements AutoCloseable {

	private static final long SAMPLE_MILLIS = 20;

	private final Instant started = Instant.now();

	private final double before = Proc.ofEndedChildren();

	private final Path log;

	private final Process process;

	private JavaProcess(ProcessBuilder builder, Path log) throws IOException {
		this.log = log;
		this.process = builder.start();
	}

	/**
	 * Starts it.
	 * @param java the home of the JDK
	 * @param folder where it runs and its log goes
	 * @param arguments of the JVM and of the program
	 */
	static JavaProcess start(Path java, Path folder, List<String> arguments) throws IOException {
		List<String> command = new ArrayList<>(List.of(java.resolve("bin/java").toString()));
		command.addAll(arguments);
		Path log = Files.createDirectories(folder).resolve("log.txt");
		ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(log.toFile());
		builder.environment()
			.keySet()
			.removeIf((name) -> name.startsWith("SPRING_") || name.equals("JAVA_TOOL_OPTIONS"));
		JavaProcess started = new JavaProcess(builder, log);
		Runtime.getRuntime().addShutdownHook(new Thread(started.process::destroyForcibly));
		return started;
	}

	/**
	 * Waits for its end, which must come in time and with exit code 0. While it is waited
	 * for, no other child may end, whose CPU time would be counted.
	 * @param limit how long it may take
	 */
	Usage await(Duration limit) throws IOException, InterruptedException {
		long peak = 0;
		while (!this.process.waitFor(SAMPLE_MILLIS, TimeUnit.MILLISECONDS)) {
			peak = Math.max(peak, Proc.peakMegabytes(this.process.pid()));
			if (Duration.between(this.started, Instant.now()).compareTo(limit) > 0) {
				close();
				throw new IllegalStateException("It has not ended after " + limit + ": " + log());
			}
		}
		double seconds = Duration.between(this.started, Instant.now()).toNanos() / 1e9;
		if (this.process.exitValue() != 0) {
			throw new IllegalStateException("It ended with " + this.process.exitValue() + ": " + log());
		}
		return new Usage(this.started, seconds, Proc.ofEndedChildren() - this.before, peak);
	}

	/** Its standard output and error so far. */
	String log() throws IOException {
		return Files.readString(this.log);
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

	/**
	 * What a process used.
	 *
	 * @param started when it was started
	 * @param seconds from there to its end
	 * @param cpuSeconds of the processors
	 * @param peakMegabytes the most memory, as the system sees it
	 */
	record Usage(Instant started, double seconds, double cpuSeconds, long peakMegabytes) {
	}

}
