package dev.contactsync.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A PostgreSQL server from the binaries on the class path, for all tests of a build or
 * for those of one JVM.
 * <p>
 * For a build, Maven calls {@link #main} with a file. That starts a second process, waits
 * until this has a server and has written its port to the file, and leaves it alone. The
 * second process watches Maven's: when that ends, in whatever way, it stops the server
 * and removes the file.
 */
public final class PostgresServer {

	private PostgresServer() {
	}

	/**
	 * Starts the server of a build.
	 * @param args the file for its port and, for the second process, the process to watch
	 * @throws Exception if it does not start
	 */
	public static void main(String[] args) throws Exception {
		Path portFile = Path.of(args[0]).toAbsolutePath();
		if (args.length == 1) {
			startProcess(portFile);
		}
		else {
			serve(portFile, ProcessHandle.of(Long.parseLong(args[1])).orElseThrow());
		}
	}

	private static void startProcess(Path portFile) throws IOException, InterruptedException {
		long maven = ProcessHandle.current().parent().orElseThrow().pid();
		Path log = portFile.resolveSibling("postgres.log");
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
				PostgresServer.class.getName(), portFile.toString(), String.valueOf(maven))
			.redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start();
		while (!Files.exists(portFile)) {
			if (!process.isAlive()) {
				throw new IllegalStateException("PostgreSQL does not start: see " + log);
			}
			Thread.sleep(20);
		}
	}

	private static void serve(Path portFile, ProcessHandle maven) throws IOException {
		try (EmbeddedPostgres server = start()) {
			Path whole = Path.of(portFile + ".new");
			Files.writeString(whole, String.valueOf(server.getPort()));
			portFile.toFile().deleteOnExit();
			Files.move(whole, portFile, StandardCopyOption.ATOMIC_MOVE);
			maven.onExit().join();
		}
	}

	/**
	 * The port of the server that the build has started, or else of one for this JVM.
	 * @return a port of this machine
	 */
	static int port() {
		Path portFile = Path.of(System.getProperty("postgres", "none"));
		try {
			return Files.exists(portFile) ? Integer.parseInt(Files.readString(portFile)) : start().getPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Stopped with this JVM at the latest. It would start a process to vacuum many times
	 * a second, with a database or two a test; and each process has to map the memory
	 * that all share.
	 */
	private static EmbeddedPostgres start() throws IOException {
		return EmbeddedPostgres.builder()
			.setServerConfig("max_connections", "400")
			.setServerConfig("autovacuum", "off")
			.setServerConfig("shared_buffers", "32MB")
			.setServerConfig("full_page_writes", "off")
			.setServerConfig("shared_preload_libraries", "pg_stat_statements")
			.start();
	}

}
