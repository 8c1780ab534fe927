package dev.contactsync.demo;

import java.nio.charset.StandardCharsets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

/**
 * A stand-in of the import API on this machine. It models what is publicly known of the
 * API, not the vendor's truth: it takes every contact and answers as slowly as a server
 * far away.
 */
final class DemoApi implements AutoCloseable {

	static final String TOKEN = "demo-token";

	private static final String IMPORT = "/inbox/users/import";

	private static final int MEDIAN_MILLIS = 120;

	private static final double SPREAD = 0.3;

	private final WireMockServer server;

	DemoApi() {
		this(0);
	}

	private DemoApi(int port) {
		this.server = new WireMockServer(options().bindAddress("127.0.0.1").port(port).http2PlainDisabled(true));
		this.server.stubFor(any(anyUrl()).atPriority(10)
			.willReturn(jsonResponse("{\"success\":false,\"message\":\"Unauthorized\",\"code\":401}", 401)));
		this.server.stubFor(withToken(post(urlPathEqualTo(IMPORT)),
				"{\"status\":\"success\",\"message\":\"User profiles imported successfully.\"}"));
		this.server.stubFor(withToken(get(urlPathEqualTo("/inbox/segments")),
				"{\"success\":true,\"message\":\"Segments\",\"data\":[],\"code\":200}"));
		this.server.start();
	}

	/** Where it was the last time: another address would be another account. */
	static DemoApi in(Path home) throws IOException {
		Path file = home.resolve("api-port");
		DemoApi api = new DemoApi(Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0);
		Files.createDirectories(home);
		Files.writeString(file, String.valueOf(api.server.port()));
		return api;
	}

	private static MappingBuilder withToken(MappingBuilder request, String answer) {
		return request.withHeader("Authorization", equalTo("Bearer " + TOKEN))
			.withHeader("authtype", equalTo("Key"))
			.willReturn(jsonResponse(answer, 200).withLogNormalRandomDelay(MEDIAN_MILLIS, SPREAD));
	}

	String baseUrl() {
		return "http://127.0.0.1:" + this.server.port();
	}

	/**
	 * The contacts that were posted since the start.
	 * @return each as it was sent, in the order of their requests
	 */
	List<JsonNode> received() {
		JsonMapper json = new JsonMapper();
		return this.server.findAll(postRequestedFor(urlPathEqualTo(IMPORT)))
			.stream()
			.map(LoggedRequest::getBody)
			.map((body) -> json.readTree(new String(body, StandardCharsets.UTF_8)))
			.flatMap(JsonNode::valueStream)
			.toList();
	}

	@Override
	public void close() {
		this.server.stop();
	}

}
