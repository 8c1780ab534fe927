package dev.contactsync.job;

import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import dev.contactsync.launch.RunResult;
import dev.contactsync.testing.FakeImportApi;
import dev.contactsync.testing.TestCertificates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Certificates through whole runs. */
@Tag("slow")
class SecureConnectionTests extends SyncSetUp {

	@TempDir
	private static Path folder;

	private static TestCertificates certificates;

	private FakeImportApi secure = this.api;

	@BeforeAll
	static void makeCertificates() throws Exception {
		certificates = TestCertificates.in(folder);
		certificates.trust();
	}

	@AfterEach
	void close() {
		this.secure.close();
	}

	@Test
	void privateAuthorityOfABundleIsTrusted() throws Exception {
		serve(certificates.server("good", "localhost", "-1d"));
		trust();
		insert(1, 30);
		assertThat(done(run()).delivered()).isEqualTo(30);
		assertThat(this.secure.accepted()).hasSize(30);
		assertThat(this.secure.preflights()).isEqualTo(1);
		assertThat(this.secure.violations()).isEmpty();
		assertThat(postsInJournal()).isEqualTo(this.secure.requestCount()).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "expired", "elsewhere", "unknown", "self-signed" })
	void certificateThatIsNotTrustedStopsTheRunAndRejectsNone(String what) throws Exception {
		serve(switch (what) {
			case "expired" -> certificates.server(what, "localhost", "-10d");
			case "elsewhere" -> certificates.server(what, "other.example.com", "-1d");
			case "unknown" -> certificates.server(what, "localhost", "-1d");
			default -> certificates.selfSigned(what, "localhost");
		});
		if (!what.equals("unknown")) {
			trust();
		}
		insert(1, 30);
		for (boolean preflight : List.of(true, false)) {
			destination("preflight", preflight);
			RunResult result = run();
			assertThat(result.exitCode()).isEqualTo(76);
			assertThat(result.message()).contains("No secure connection", "ssl-bundle");
			assertThat(excluded()).isEmpty();
			assertThat(deliveries("in doubt")).isEmpty();
			assertThat(this.secure.requestCount() + this.secure.preflights()).isZero();
			assertThat(result.totals().refused() + result.totals().delivered()).isZero();
			restart();
		}
	}

	private void serve(KeyStore keys) throws Exception {
		KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		managers.init(keys, TestCertificates.password());
		SSLContext tls = SSLContext.getInstance("TLS");
		tls.init(managers.getKeyManagers(), null, null);
		this.secure = FakeImportApi.start(tls);
		destination("base-url", this.secure.baseUrl());
	}

	private void trust() {
		destination("ssl-bundle", "own");
		set("spring.ssl.bundle.jks.own.truststore.location", folder.resolve("trust.p12").toUri());
		set("spring.ssl.bundle.jks.own.truststore.type", "PKCS12");
		set("spring.ssl.bundle.jks.own.truststore.password", String.valueOf(TestCertificates.password()));
	}

	@Override
	int postsAtTheServer() {
		return this.secure.requestCount();
	}

}
