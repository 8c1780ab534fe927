package dev.contactsync.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.contactsync.bench.server.ImportServer;

/** The import server, seen from here. */
final class CountingApi implements AutoCloseable {

	static final String TOKEN = "bench-token";

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final Process process;

	private final String baseUrl;

	private CountingApi(Process process, String baseUrl) {
		this.process = process;
		this.baseUrl = baseUrl;
	}

	static CountingApi start() throws IOException {
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		Process process = new ProcessBuilder(
				List.of(java, "-Xmx128m", "-XX:+UseSerialGC", "-Dsun.net.httpserver.nodelay=true", "-cp",
						System.getProperty("java.class.path"), ImportServer.class.getName()))
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		return new CountingApi(process, "http://127.0.0.1:" + process.inputReader().readLine());
	}

	String baseUrl() {
		return this.baseUrl;
	}

	/**
	 * Sets the counters to zero.
	 * @param latencyMillis how long each answer takes from now on
	 */
	void reset(long latencyMillis) throws IOException, InterruptedException {
		send(HttpRequest.newBuilder(URI.create(this.baseUrl + "/counters?latency=" + latencyMillis))
			.POST(BodyPublishers.noBody()));
	}

	/** The counts since then. */
	Counters counters() throws IOException, InterruptedException {
		String answer = send(HttpRequest.newBuilder(URI.create(this.baseUrl + "/counters")));
		long[] counts = Arrays.stream(answer.split(" ")).mapToLong(Long::parseLong).toArray();
		return new Counters(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5], counts[6], counts[7]);
	}

	private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return this.client.send(request.build(), BodyHandlers.ofString()).body();
	}

	@Override
	public void close() {
		try {
			this.process.outputWriter().close();
			this.process.waitFor(5, TimeUnit.SECONDS);
		}
		catch (IOException ex) {
			// It has gone already.
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.process.destroyForcibly();
		}
	}

	/**
	 * What came.
	 *
	 * @param requests POSTs
	 * @param contacts in their bodies
	 * @param bytes of their bodies
	 * @param mostOpen how many were under way at once, at most
	 * @param firstMicros when the first came, in microseconds since 1970
	 * @param quarterMicros when a quarter of them was answered
	 * @param threeQuartersMicros when three quarters were
	 * @param lastMicros when the last was
	 */
	record Counters(long requests, long contacts, long bytes, long mostOpen, long firstMicros, long quarterMicros,
			long threeQuartersMicros, long lastMicros) {

		/** Bytes of the contacts alone, equal however they were put into requests. */
		long contactBytes() {
			return this.bytes - this.contacts - this.requests;
		}

		/** Contacts a second, from the first POST to the last answer. */
		double pace() {
			return pace(1, this.firstMicros, this.lastMicros);
		}

		/** Contacts a second of the middle half, without a beginning or an end. */
		double paceOfMiddle() {
			return pace(0.5, this.quarterMicros, this.threeQuartersMicros);
		}

		private double pace(double part, long from, long to) {
			return (to > from) ? part * this.contacts * 1e6 / (to - from) : 0;
		}

	}

}
