package dev.contactsync.bench.floor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/**
 * Posts contacts. Any answer but a success ends the program, and the contacts stay in
 * doubt: the next start sends them again.
 */
final class Poster {

	private static final Duration DEADLINE = Duration.ofSeconds(30);

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final HttpRequest.Builder request;

	Poster(String baseUrl, String token) {
		this.request = HttpRequest.newBuilder(URI.create(baseUrl + "/inbox/users/import"))
			.timeout(DEADLINE)
			.header("Authorization", "Bearer " + token)
			.header("authtype", "Key")
			.header("Content-Type", "application/json");
	}

	void post(List<Contact> contacts) throws IOException, InterruptedException {
		HttpResponse<String> answer = this.client.send(
				this.request.copy().POST(BodyPublishers.ofByteArray(body(contacts))).build(), BodyHandlers.ofString());
		if (answer.statusCode() != 200 || !answer.body().contains("\"status\":\"success\"")) {
			throw new IOException("The API answered " + answer.statusCode());
		}
	}

	private static byte[] body(List<Contact> contacts) {
		ByteArrayOutputStream body = new ByteArrayOutputStream(contacts.size() * 512);
		char separator = '[';
		for (Contact contact : contacts) {
			body.write(separator);
			body.writeBytes(contact.json());
			separator = ',';
		}
		body.write(']');
		return body.toByteArray();
	}

}
