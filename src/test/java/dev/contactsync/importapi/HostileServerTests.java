package dev.contactsync.importapi;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import dev.contactsync.testing.Destinations;
import dev.contactsync.testing.RawServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("slow")
@Timeout(60)
class HostileServerTests {

	private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

	/** Short, but a request still arrives at a busy server. */
	private static final String DEADLINE = "1s";

	private static final String AMPLE = "10s";

	private final FakeTime time = new FakeTime();

	@Test
	void endsAtTheDeadlineWhenTheServerIsSilent() throws Exception {
		staysInDoubt(DEADLINE, (socket, out, request) -> readToTheEnd(socket));
	}

	@Test
	void endsAtTheDeadlineWhenThereAreHeadersAndThenSilence() throws Exception {
		staysInDoubt(DEADLINE, (socket, out, request) -> {
			RawServer.write(out, HEAD + "Content-Length: 20\r\n\r\n");
			readToTheEnd(socket);
		});
	}

	@Test
	void endsAtTheDeadlineWhenBytesDrip() throws Exception {
		staysInDoubt(DEADLINE, (socket, out, request) -> {
			RawServer.write(out, HEAD + "Content-Length: 1000000\r\n\r\n");
			socket.setSoTimeout(20);
			drip(socket, out, " ");
		});
	}

	@Test
	void endsAtTheDeadlineWhenHeadersDrip() throws Exception {
		staysInDoubt(DEADLINE, (socket, out, request) -> {
			RawServer.write(out, HEAD + "X: ");
			socket.setSoTimeout(20);
			drip(socket, out, "x");
		});
	}

	@Test
	void stopsReadingAnEndlessBody() throws Exception {
		staysInDoubt((socket, out, request) -> {
			RawServer.write(out, HEAD + "\r\n{\"status\":\"success\",\"x\":\"");
			flood(out, Long.MAX_VALUE);
		});
	}

	@Test
	void stopsReadingALargeBody() throws Exception {
		staysInDoubt((socket, out, request) -> {
			RawServer.write(out, HEAD + "Content-Length: 52428800\r\n\r\n{\"status\":\"success\",\"x\":\"");
			flood(out, 52_428_800);
		});
	}

	@Test
	void doesNotUnpackABomb() throws Exception {
		staysInDoubt((socket, out, request) -> {
			RawServer.write(out, HEAD
					+ "Connection: close\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\n\u001f\u008b\u0008\u0000");
			socket.close();
		});
	}

	@Test
	void staysInDoubtWhenTheConnectionIsReset() throws Exception {
		staysInDoubt((socket, out, request) -> {
			socket.setSoLinger(true, 0);
			socket.close();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "garbage\r\n\r\n", "HTTP/1.1 abc\r\n\r\n", "HTTP/9.9 200 OK\r\n\r\n", "\u0000\u0001\u0002",
			"SSH-2.0-OpenSSH\r\n", "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
			"HTTP/1.1 200 OK\r\nContent-Length: abc\r\n\r\n", "HTTP/1.1 200 OK\r\n: \r\n\r\n", "HTTP/1.1 200",
			HEAD + "Content-Length: 21\r\n\r\n{\"status\":\"success\"}",
			HEAD + "Transfer-Encoding: chunked\r\n\r\n14\r\n{\"status\":\"success\"}",
			HEAD + "Transfer-Encoding: chunked\r\n\r\nxx\r\n{\"status\":\"success\"}\r\n0\r\n\r\n",
			"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n" })
	void staysInDoubtWhenTheAnswerIsNoValidHttp(String answer) throws Exception {
		staysInDoubt((socket, out, request) -> {
			RawServer.write(out, answer);
			socket.close();
		});
	}

	@Test
	void countsEveryRequestThatTheServerSawWhenConnectionsCloseAtReuse() throws Exception {
		Set<Socket> used = ConcurrentHashMap.newKeySet();
		AtomicInteger posts = new AtomicInteger();
		try (RawServer server = RawServer.start((socket, out, request) -> {
			if (!used.add(socket)) {
				socket.close();
			}
			RawServer.write(out, RawServer.ACCEPTED);
		}); ImportApi api = open(server.baseUrl(), AMPLE)) {
			for (int i = 0; i < 20; i++) {
				SendResult sending = api.session().send(Bodies.of(1), 1, (attempt) -> {
					return true;
				});
				assertThat(sending.outcome()).isEqualTo(new SendOutcome.Accepted());
				posts.addAndGet(sending.posts());
			}

			assertThat(posts).hasValueGreaterThan(20).hasValue(server.requests());
		}
	}

	@Test
	void takesAConnectionThatIsNeverAcceptedAsNotConnected() throws Exception {
		try (ServerSocket deaf = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
				ImportApi api = open(URI.create("http://127.0.0.1:" + deaf.getLocalPort()), DEADLINE)) {
			assertThat(send(api).outcome()).isInstanceOf(SendOutcome.InDoubt.class);
		}
	}

	/** Long before the time for an answer is over. */
	private void staysInDoubt(RawServer.Answering answering) throws Exception {
		staysInDoubt(AMPLE, answering);
	}

	private void staysInDoubt(String timeout, RawServer.Answering answering) throws Exception {
		try (RawServer server = RawServer.start(answering)) {
			SendResult sending;
			try (ImportApi api = open(server.baseUrl(), timeout)) {
				sending = send(api);

				assertThat(server.clientHasGone()).isTrue();
			}
			assertThat(sending.outcome()).isInstanceOf(SendOutcome.InDoubt.class);
			assertThat(sending.posts()).isEqualTo(4).isEqualTo(server.requests());
			assertThat(sending.unanswered()).isEqualTo(4);
			Awaitility.await().untilAsserted(() -> assertThat(workers()).isEmpty());
		}
	}

	private static Set<String> workers() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.map(Thread::getName)
			.filter("contact-sync-http"::equals)
			.collect(Collectors.toSet());
	}

	private static SendResult send(ImportApi api) {
		return api.session().send(Bodies.of(1), 1, (attempt) -> {
			return true;
		});
	}

	private ImportApi open(URI baseUrl, String timeout) {
		return new ImportApi("bp", Destinations.at(baseUrl, "request-timeout=" + timeout), this.time, this.time, null,
				this.time, () -> 0.5);
	}

	private static void readToTheEnd(Socket socket) throws IOException {
		while (socket.getInputStream().read() >= 0) {
			// until the client closes
		}
		socket.close();
	}

	private static void drip(Socket socket, OutputStream out, String drop) throws IOException {
		while (true) {
			RawServer.write(out, drop);
			try {
				if (socket.getInputStream().read() < 0) {
					socket.close();
					return;
				}
			}
			catch (SocketTimeoutException ex) {
				// the next drop
			}
		}
	}

	private static void flood(OutputStream out, long bytes) throws IOException {
		byte[] block = "x".repeat(65_536).getBytes(StandardCharsets.US_ASCII);
		for (long sent = 0; sent < bytes; sent += block.length) {
			out.write(block);
		}
	}

}
