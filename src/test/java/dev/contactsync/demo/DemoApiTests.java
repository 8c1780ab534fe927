package dev.contactsync.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DemoApiTests {

	private static final DemoApi API = new DemoApi();

	private final HttpClient client = HttpClient.newBuilder().version(Version.HTTP_1_1).build();

	@AfterAll
	static void stop() {
		API.close();
	}

	@Test
	void takesContactsAndShowsThemAsTheyWereSent() throws IOException, InterruptedException {
		HttpResponse<String> answer = post(DemoApi.TOKEN, "[{\"b\":\"प्रिया\",\"a\":1},{\"c\":2}]");
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).contains("\"status\":\"success\"");
		assertThat(API.received()).map(Object::toString).containsExactly("{\"b\":\"प्रिया\",\"a\":1}", "{\"c\":2}");
	}

	@Test
	void refusesAnotherToken() throws IOException, InterruptedException {
		assertThat(post("another", "[]").statusCode()).isEqualTo(401);
	}

	private HttpResponse<String> post(String token, String body) throws IOException, InterruptedException {
		return this.client.send(HttpRequest.newBuilder(URI.create(API.baseUrl() + "/inbox/users/import"))
			.header("Authorization", "Bearer " + token)
			.header("authtype", "Key")
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(body))
			.build(), BodyHandlers.ofString());
	}

}
