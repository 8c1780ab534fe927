package dev.contactsync.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A certificate authority of its own for tests, made with the JDK's {@code keytool}.
 */
public final class TestCertificates {

	private static final String PASSWORD = "changeit";

	private final Path folder;

	private TestCertificates(Path folder) {
		this.folder = folder;
	}

	/**
	 * Makes an authority.
	 * @param folder an empty folder for its files
	 * @return the authority
	 * @throws Exception if {@code keytool} fails
	 */
	public static TestCertificates in(Path folder) throws Exception {
		TestCertificates certificates = new TestCertificates(folder);
		certificates.keytool("-genkeypair", "-alias", "ca", "-keystore", "ca.p12", "-keyalg", "EC", "-dname",
				"CN=Fictional CA", "-ext", "bc:c", "-validity", "30");
		certificates.keytool("-exportcert", "-alias", "ca", "-keystore", "ca.p12", "-file", "ca.crt");
		return certificates;
	}

	/**
	 * Makes the key and certificate of a server, signed by the authority.
	 * @param name a name for the files
	 * @param host the host it is for
	 * @param start when its two days begin, in {@code keytool}'s form such as {@code -1d}
	 * @return the server's key store
	 * @throws Exception if {@code keytool} fails
	 */
	public KeyStore server(String name, String host, String start) throws Exception {
		String store = name + ".p12";
		keytool("-genkeypair", "-alias", "server", "-keystore", store, "-keyalg", "EC", "-dname", "CN=" + host);
		keytool("-certreq", "-alias", "server", "-keystore", store, "-file", name + ".csr");
		keytool("-gencert", "-alias", "ca", "-keystore", "ca.p12", "-infile", name + ".csr", "-outfile", name + ".crt",
				"-ext", "SAN=dns:" + host, "-startdate", start, "-validity", "2");
		keytool("-importcert", "-noprompt", "-alias", "ca", "-keystore", store, "-file", "ca.crt");
		keytool("-importcert", "-noprompt", "-alias", "server", "-keystore", store, "-file", name + ".crt");
		return load(store);
	}

	/**
	 * Makes the key and certificate of a server that vouches for itself.
	 * @param name a name for the files
	 * @param host the host it is for
	 * @return the server's key store
	 * @throws Exception if {@code keytool} fails
	 */
	public KeyStore selfSigned(String name, String host) throws Exception {
		keytool("-genkeypair", "-alias", "server", "-keystore", name + ".p12", "-keyalg", "EC", "-dname", "CN=" + host,
				"-ext", "SAN=dns:" + host);
		return load(name + ".p12");
	}

	/**
	 * What a client has to know to trust the authority.
	 * @return a trust store
	 * @throws Exception if {@code keytool} fails
	 */
	public KeyStore trust() throws Exception {
		keytool("-importcert", "-noprompt", "-alias", "ca", "-keystore", "trust.p12", "-file", "ca.crt");
		return load("trust.p12");
	}

	/**
	 * The password of all stores.
	 * @return the password
	 */
	public static char[] password() {
		return PASSWORD.toCharArray();
	}

	private KeyStore load(String store) throws IOException, GeneralSecurityException {
		try (InputStream in = Files.newInputStream(this.folder.resolve(store))) {
			KeyStore keys = KeyStore.getInstance("PKCS12");
			keys.load(in, password());
			return keys;
		}
	}

	private void keytool(String... arguments) throws Exception {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
		command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"));
		command.addAll(Arrays.asList(arguments));
		command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
		Process process = new ProcessBuilder(command).directory(this.folder.toFile()).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (process.waitFor() != 0) {
			throw new IllegalStateException(command + ": " + output);
		}
	}

}
