package dev.contactsync.importapi;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.contactsync.contact.Phone;
import dev.contactsync.contact.Profile;
import dev.contactsync.importapi.ReplyVerdict.ReplyKind;
import dev.contactsync.testing.Destinations;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class AnswerReaderTests {

	private static final String JSON = "application/json; charset=utf-8";

	private static final String SECRET = "fake-token";

	private final AnswerReader reader = new AnswerReader(new StopMessages("botpenguin"), new FakeTime());

	@ParameterizedTest
	@ValueSource(strings = { "{\"status\":\"success\",\"message\":\"User profiles imported successfully.\"}",
			"{\"success\":true,\"message\":\"ok\",\"data\":[],\"code\":200}", "{\"success\":true}",
			"{\"success\":true,\"code\":null}", "{\"success\":true,\"code\":\"201\"}",
			" {\"status\":\"success\",\"success\":true,\"code\":299}\r\n" })
	void acceptsProvenSuccess(String body) {
		assertThat(read(200, JSON, body, 100).kind()).isEqualTo(ReplyKind.ACCEPTED);
		assertThat(read(202, JSON, body, 100).kind()).isEqualTo(ReplyKind.ACCEPTED);
	}

	@ParameterizedTest
	@CsvSource({ "408, NOT_APPLIED", "425, NOT_APPLIED", "429, NOT_APPLIED", "503, NOT_APPLIED", "500, UNKNOWN",
			"502, UNKNOWN", "504, UNKNOWN", "505, UNKNOWN", "507, UNKNOWN", "520, UNKNOWN", "599, UNKNOWN",
			"600, UNKNOWN", "999, UNKNOWN", "100, UNKNOWN", "199, UNKNOWN", "401, TOKEN", "403, TOKEN", "402, STOP",
			"404, STOP", "405, STOP", "406, STOP", "407, STOP", "410, STOP", "415, STOP", "418, STOP", "431, STOP",
			"451, STOP", "499, STOP", "501, STOP", "300, STOP", "301, STOP", "302, STOP", "304, STOP", "307, STOP",
			"308, STOP", "400, SPLIT", "409, SPLIT", "413, SPLIT", "422, SPLIT" })
	void readsTheStatusWhateverTheBodySays(int status, ReplyKind kind) {
		String success = "{\"status\":\"success\"}";

		assertThat(read(status, JSON, success, 2).kind()).isEqualTo(kind);
		assertThat(read(status, "text/html", "<html>", 2).kind()).isEqualTo(kind);
		assertThat(read(status, null, "", 2).kind()).isEqualTo(kind);
	}

	@ParameterizedTest
	@ValueSource(ints = { 400, 409, 413, 422 })
	void refusesASingleContact(int status) {
		ReplyVerdict verdict = read(status, JSON, "{\"message\":\"no\"}", 1);

		assertThat(verdict.kind()).isEqualTo(ReplyKind.REFUSED);
		assertThat(verdict.status()).isEqualTo(status);
		assertThat(verdict.message()).isEqualTo("no");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "{'success':false}|400|SPLIT", "{'success':false,'code':200}|400|SPLIT",
					"{'success':false,'code':422}|422|SPLIT", "{'success':false,'code':'413'}|413|SPLIT",
					"{'status':'error'}|400|SPLIT", "{'status':'fail'}|400|SPLIT", "{'status':'Failed'}|400|SPLIT",
					"{'status':'success','success':false}|400|SPLIT", "{'success':true,'status':'error'}|400|SPLIT",
					"{'success':true,'code':400}|400|SPLIT", "{'status':'success','code':500}|500|UNKNOWN",
					"{'code':503}|503|NOT_APPLIED", "{'success':false,'code':429}|429|NOT_APPLIED",
					"{'success':false,'code':401}|401|TOKEN", "{'success':false,'code':403}|403|TOKEN",
					"{'success':false,'code':404}|404|STOP", "{'success':false,'code':302}|302|STOP",
					"{'success':false,'code':99999999999}|400|SPLIT", "{'status':'error','code':501}|501|STOP" })
	void readsAFailureInTheBodyOfASuccess(String body, int status, ReplyKind kind) {
		ReplyVerdict verdict = read(200, JSON, body.replace('\'', '"'), 2);

		assertThat(verdict.kind()).isEqualTo(kind);
		assertThat(verdict.status()).isEqualTo(status);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Argument passed in must be a single String of 12 bytes or a string of 24 hex characters",
			"Unauthorized", "jwt malformed", "Invalid token", "token expired", "token is required" })
	void knowsAWrongTokenByTheMessageOfA400(String message) {
		String body = "{\"success\":false,\"message\":\"" + message + "\",\"code\":400}";

		assertThat(read(400, JSON, body, 100).kind()).isEqualTo(ReplyKind.TOKEN);
		assertThat(read(200, JSON, body, 1).kind()).isEqualTo(ReplyKind.TOKEN);
	}

	@Test
	void doesNotTakeTheDataOfA400ForATokenMessage() {
		assertThat(read(400, JSON, "{\"message\":\"bad\",\"data\":[\"name Unauthorized\"]}", 1).kind())
			.isEqualTo(ReplyKind.REFUSED);
	}

	@ParameterizedTest
	@CsvSource({ "200, text/html", "201, text/html; charset=utf-8", "204, TEXT/HTML" })
	void stopsAtAWebPageEvenIfItHoldsJson(int status, String type) {
		assertThat(read(status, type, "{\"status\":\"success\"}", 2).kind()).isEqualTo(ReplyKind.STOP);
		assertThat(read(status, type, "", 2).kind()).isEqualTo(ReplyKind.STOP);
	}

	@ParameterizedTest
	@MethodSource
	void neverAcceptsAHostileAnswer(byte[] body) {
		ReplyVerdict verdict = this.reader.read(answer(200, Map.of("Content-Type", List.of(JSON)), body), posted(100));

		assertThat(verdict.kind()).isEqualTo(ReplyKind.UNKNOWN);
		assertThat(verdict.maybeApplied()).isTrue();
	}

	static Stream<byte[]> neverAcceptsAHostileAnswer() {
		String success = "{\"status\":\"success\"}";
		Stream<String> texts = Stream.of("", " ", "{}", "[]", "null", "true", "\"success\"", "200", "success",
				"[" + success + "]", "\ufeff" + success, success + success, success + " x", success.replace("}", ""),
				success.substring(0, 12), "{\"status\":\"success\",\"status\":\"success\"}", "{\"status\":\"Success\"}",
				"{\"status\":\"success \"}", "{\"status\":true}", "{\"status\":200}", "{\"status\":[\"success\"]}",
				"{\"status\":null}", "{\"success\":\"true\"}", "{\"success\":1}", "{\"success\":null}",
				"{\"data\":" + success + "}", "{\"message\":\"success\"}", "{\"status\":\"pending\"}",
				"{\"success\":true,\"code\":302}", "{\"success\":true,\"code\":199}",
				"{\"success\":true,\"code\":\"ok\"}", "{\"success\":true,\"code\":1e999999999}",
				"{\"success\":true,\"code\":" + "9".repeat(5_000) + "}", "{\"success\":true,\"code\":{}}",
				"{\"success\":true,\"code\":01}", "{'status':'success'}", "{\"status\":\"success\",}",
				"{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + ",\"status\":\"success\"}", "[".repeat(500_000),
				"<!doctype html>", "/**/" + success, "{\"status\":\"succe\u0000ss\"}",
				"{\"status\":\"success\",\"x\":NaN}");
		Stream<byte[]> bytes = Stream.of(success.getBytes(StandardCharsets.UTF_16),
				success.getBytes(StandardCharsets.UTF_16LE), new byte[] { 0x1f, (byte) 0x8b, 8, 0, 0, 0 },
				"{\"status\":\"success\",\"x\":\"\u00ff\"}".getBytes(StandardCharsets.ISO_8859_1), new byte[1000]);
		return Stream.concat(texts.map((text) -> text.getBytes(StandardCharsets.UTF_8)), bytes);
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain", "application/octet-stream", "text/json", "application/problem+json", "", ";",
			"application/jsonp" })
	void acceptsNoOtherContentType(String type) {
		assertThat(read(200, type, "{\"status\":\"success\"}", 1).kind()).isEqualTo(ReplyKind.UNKNOWN);
	}

	@Test
	void acceptsNoAnswerWithoutContentTypeOrWithTwo() {
		byte[] body = "{\"status\":\"success\"}".getBytes(StandardCharsets.UTF_8);

		assertThat(read(200, null, "{\"status\":\"success\"}", 1).kind()).isEqualTo(ReplyKind.UNKNOWN);
		assertThat(this.reader.read(answer(200, Map.of("Content-Type", List.of(JSON, "text/plain")), body), posted(1))
			.kind()).isEqualTo(ReplyKind.UNKNOWN);
	}

	@Test
	void acceptsNoCompressedAnswer() {
		byte[] body = "{\"status\":\"success\"}".getBytes(StandardCharsets.UTF_8);

		assertThat(this.reader
			.read(answer(200, Map.of("Content-Type", List.of(JSON), "Content-Encoding", List.of("gzip")), body), posted(1))
			.kind()).isEqualTo(ReplyKind.UNKNOWN);
	}

	@Test
	void readsRepliesWithoutAnAnswer() {
		assertThat(this.reader.read(new ApiReply.NotConnected("no connection"), posted(1)).kind())
			.isEqualTo(ReplyKind.NOT_APPLIED);
		assertThat(this.reader.read(new ApiReply.Lost("broken"), posted(1)).kind()).isEqualTo(ReplyKind.UNKNOWN);
		assertThat(this.reader.read(new ApiReply.Insecure("expired", false), posted(1)).kind())
			.isEqualTo(ReplyKind.STOP);
	}

	@Test
	void tellsTheApisMessageMaskedOnOneLine() {
		String body = "{\"message\":\"Validation\\nfailed\",\"data\":[\"phone 7700900123 of ada@example.com\",7,null,"
				+ "\"sent with fake-token\"]}";

		assertThat(read(400, JSON, body, 1).message()).isEqualTo("Validation failed; phone *** of ***; sent with ***");
	}

	@Test
	void cutsMessagesThatAreTooLong() {
		String body = "{\"message\":\"" + "x".repeat(900_000) + "\",\"data\":[\"" + "y ".repeat(50_000) + "\"]}";

		assertThat(read(400, JSON, body, 1).message()).hasSize(301).endsWith("…");
	}

	@Test
	void tellsTheStatusWhereTheApiHasNoMessage() {
		assertThat(read(422, "text/html", "<h1>no</h1>", 1).message()).isEqualTo("HTTP 422 without a message");
	}

	@Test
	void saysWhichSettingToFix() {
		assertThat(read(302, null, "", 1).message()).contains("contact-sync.destinations.botpenguin.base-url", "302");
		assertThat(read(404, JSON, "{\"message\":\"Cannot POST\"}", 1).message())
			.contains("contact-sync.destinations.botpenguin.path", "It said: Cannot POST");
		assertThat(read(200, "text/html", "", 1).message()).contains("contact-sync.destinations.botpenguin.base-url");
	}

	private ReplyVerdict read(int status, @Nullable String type, String body, int contacts) {
		Map<String, List<String>> headers = (type != null) ? Map.of("Content-Type", List.of(type)) : Map.of();
		return this.reader.read(answer(status, headers, body.getBytes(StandardCharsets.UTF_8)), posted(contacts));
	}

	private static PostedRequest posted(int contacts) {
		return new PostedRequest(contacts, SECRET, new byte[0]);
	}

	/** What a request said, what the API says of it, and what is said of that. */
	@ParameterizedTest
	@CsvFileSource(resources = "/importapi/api-words.tsv", delimiter = '\t', quoteCharacter = '\u0001')
	void valuesOfTheRequestAreNotRepeatedInAnyWriting(String profile, String said, String told) {
		String[] values = profile.split("\\|");
		byte[] body = ProfileEncoding.body(List.of(ProfileEncoding.of(Destinations.at(URI.create("https://api.example.com")))
			.encode(new Profile(values[0], values[1], new Phone(values[2], values[3]), List.of(values[4]),
					Map.of("city", values[5])))));
		String answer = "{\"message\":" + JsonMapper.shared().writeValueAsString(said) + "}";
		assertThat(this.reader
			.read(answer(422, Map.of("Content-Type", List.of(JSON)), answer.getBytes(StandardCharsets.UTF_8)),
					new PostedRequest(1, SECRET, body))
			.message()).isEqualTo(told);
	}

	@ParameterizedTest
	@ValueSource(strings = { "identity", " Identity " })
	void acceptsAnAnswerThatSaysThatItIsNotCompressed(String encoding) {
		byte[] body = "{\"status\":\"success\"}".getBytes(StandardCharsets.UTF_8);
		assertThat(this.reader
			.read(answer(200, Map.of("Content-Type", List.of(JSON), "Content-Encoding", List.of(encoding)), body),
					posted(1))
			.kind()).isEqualTo(ReplyKind.ACCEPTED);
	}

	@Test
	void noControlCharacterComesWithTheApisMessage() {
		String body = "{\"message\":\"a\\u009b31mb\\u001b[2Jc\\u202ed\\u2066e\\u200bf\\u0085g\\u2028h\\u061ci\"}";
		assertThat(read(400, JSON, body, 1).message()).isEqualTo("a 31mb [2Jc d e f g h i");
	}

	private static ApiReply.Answer answer(int status, Map<String, List<String>> headers, byte[] body) {
		return new ApiReply.Answer(status, HttpHeaders.of(headers, (name, value) -> true), body);
	}

}
