package dev.contactsync.importapi;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.contactsync.contact.Failure;
import dev.contactsync.testing.Destinations;
import dev.contactsync.testing.RawServer;
import dev.contactsync.testing.TestCertificates;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("slow")
class TlsTests {

	@TempDir
	private static Path folder;

	private static TestCertificates certificates;

	private static KeyStore trust;

	private static KeyStore good;

	private final AtomicInteger requests = new AtomicInteger();

	private final FakeTime time = new FakeTime();

	private @Nullable HttpsServer server;

	@BeforeAll
	static void makeCertificates() throws Exception {
		certificates = TestCertificates.in(folder);
		trust = certificates.trust();
		good = certificates.server("good", "localhost", "-1d");
	}

	@AfterEach
	void close() {
		if (this.server != null) {
			this.server.stop(0);
		}
	}

	@Test
	void trustsAPrivateAuthorityThatABundleNames() throws Exception {
		DefaultSslBundleRegistry bundles = new DefaultSslBundleRegistry("private-ca",
				SslBundle.of(SslStoreBundle.of(null, null, trust)));
		DestinationSettings settings = Destinations.at(serve(good), "ssl-bundle=private-ca");

		try (ImportApi api = ImportApi.open("bp", settings, this.time, this.time, bundles)) {
			assertThat(send(api)).isEqualTo(new SendResult(new SendOutcome.Accepted(), 1, 0));
		}
	}

	@Test
	void stopsAtACertificateOfAnUnknownAuthority() throws Exception {
		stops(serve(good), null);
	}

	@Test
	void stopsAtAnExpiredCertificate() throws Exception {
		stops(serve(certificates.server("expired", "localhost", "-10d")), trusting());
	}

	@Test
	void stopsAtACertificateForAnotherHost() throws Exception {
		stops(serve(certificates.server("other", "other.example.com", "-1d")), trusting());
	}

	@Test
	void stopsAtAServerThatSpeaksNoTls() throws Exception {
		try (ServerSocket plain = greet((socket) -> {
			RawServer.write(socket.getOutputStream(), "HTTP/1.1 400 Bad Request\r\n\r\n");
			socket.getInputStream().readAllBytes();
		})) {
			stops(secure(plain.getLocalPort()), null);
		}
	}

	@Test
	void waitsWhenAConnectionBreaksWhileItIsSecured() throws Exception {
		try (ServerSocket broken = greet((socket) -> socket.getInputStream().read());
				ImportApi api = open(secure(broken.getLocalPort()), null)) {
			SendResult sending = send(api);

			assertThat(sending.outcome()).isInstanceOfSatisfying(SendOutcome.Stop.class,
					(stop) -> assertThat(stop.failure()).isEqualTo(Failure.UNAVAILABLE));
			assertThat(sending.unanswered()).isZero();
		}
	}

	private interface Greeting {

		void greet(Socket socket) throws IOException;

	}

	private static ServerSocket greet(Greeting greeting) throws IOException {
		ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		Thread thread = new Thread(() -> {
			while (!listener.isClosed()) {
				try (Socket socket = listener.accept()) {
					greeting.greet(socket);
				}
				catch (IOException ex) {
					// the client or the test has gone
				}
			}
		}, "greeting");
		thread.setDaemon(true);
		thread.start();
		return listener;
	}

	private void stops(URI baseUrl, @Nullable SSLContext tls) {
		try (ImportApi api = open(baseUrl, tls)) {
			SendResult sending = send(api);

			assertThat(sending.outcome()).isInstanceOfSatisfying(SendOutcome.Stop.class, (stop) -> {
				assertThat(stop.failure()).isEqualTo(Failure.UNEXPECTED_RESPONSE);
				assertThat(stop.message()).contains("contact-sync.destinations.bp.ssl-bundle");
			});
			assertThat(this.requests).hasValue(0);
		}
	}

	private static SendResult send(ImportApi api) {
		return api.session().send(Bodies.of(1), 1, (attempt) -> {
			return true;
		});
	}

	private ImportApi open(URI baseUrl, @Nullable SSLContext tls) {
		return new ImportApi("bp", Destinations.at(baseUrl, "patience=5s", "connect-timeout=1s"), this.time, this.time, tls,
				this.time, () -> 0.5);
	}

	private URI serve(KeyStore keys) throws Exception {
		KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		managers.init(keys, TestCertificates.password());
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(managers.getKeyManagers(), null, null);
		HttpsServer https = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		https.setHttpsConfigurator(new HttpsConfigurator(context));
		https.createContext("/", this::accept);
		https.start();
		this.server = https;
		return secure(https.getAddress().getPort());
	}

	private static URI secure(int port) {
		return URI.create("https://localhost:" + port);
	}

	private void accept(HttpExchange exchange) throws IOException {
		this.requests.incrementAndGet();
		exchange.getRequestBody().readAllBytes();
		byte[] body = "{\"status\":\"success\"}".getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.sendResponseHeaders(200, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	private static SSLContext trusting() throws Exception {
		TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		managers.init(trust);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(null, managers.getTrustManagers(), null);
		return context;
	}

}
