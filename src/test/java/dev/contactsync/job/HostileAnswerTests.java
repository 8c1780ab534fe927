package dev.contactsync.job;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.contactsync.launch.RunRequest;
import dev.contactsync.launch.RunResult;
import dev.contactsync.testing.FakeImportApi;
import dev.contactsync.testing.ImportAnswer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Unusable answers, through whole runs: they become neither deliveries nor rejections.
 */
@Tag("slow")
class HostileAnswerTests extends SyncSetUp {

	private static final String SUCCESS = "{\"status\":\"success\"}";

	private static final String FAILURE = "{\"success\":false,\"message\":\"no\"}";

	@Test
	void noHostileAnswerBecomesADeliveryOrARejection() {
		waitsAreShort();
		insert(1, 3);
		update("UPDATE customer SET city = 'Town 0'");
		done(run());
		int round = 0;
		for (Map.Entry<String, Case> each : cases().entrySet()) {
			round++;
			update("UPDATE customer SET city = 'Town %d' WHERE id < 3".formatted(round));
			this.api.answerWith((request) -> each.getValue().answer());
			RunResult result = run();
			assertThat(result.exitCode()).as(each.getKey()).isEqualTo(each.getValue().exitCode());
			assertThat(excluded()).as(each.getKey()).isEmpty();
			assertThat(deliveries("acknowledged")).as(each.getKey())
				.containsExactlyElementsOf(each.getValue().doubtful() ? List.of("3") : List.of("1", "2", "3"));
			assertThat(result.totals().delivered()).as(each.getKey()).isZero();
			assertThat(this.api.accepted().get(Contacts.recipient(1))).as(each.getKey())
				.contains("Town " + (round - 1))
				.doesNotContain("Town " + round);
			this.api.answerWith((request) -> ImportAnswer.accepted());
			runner().run(RunRequest.update("customers")).forEach(SyncSetUp::done);
			assertDestinationEqualsSource();
		}
		assertThat(round).isGreaterThanOrEqualTo(30);
	}

	private static Map<String, Case> cases() {
		Map<String, Case> cases = new LinkedHashMap<>();
		for (String body : List.of("", " ", "{}", "[]", "null", "true", "\"success\"", "{\"status\":\"succ",
				SUCCESS + "x", SUCCESS + SUCCESS, "\uFEFF" + SUCCESS, "{\"status\":\"SUCCESS\"}", "{\"status\":true}",
				"{\"success\":\"true\"}", "{\"success\":1}", "{\"message\":\"success\"}", "[" + SUCCESS + "]",
				"{\"status\":\"success\",\"status\":\"success\"}", "<html>success</html>",
				"{\"success\":true,\"code\":100}", "{\"success\":true,\"code\":\"OK\"}")) {
			cases.put("200 " + body, new Case(ImportAnswer.json(200, body), 69, true));
		}
		for (String type : List.of("text/plain", "application/xml", "application/jsonp", "")) {
			cases.put("200 as " + type,
					new Case(ImportAnswer.json(200, SUCCESS).header("Content-Type", type), 69, true));
		}
		cases.put("200 packed", new Case(ImportAnswer.json(200, SUCCESS).header("Content-Encoding", "gzip"), 69, true));
		cases.put("202 without a verdict", new Case(ImportAnswer.json(202, "{}"), 69, true));
		cases.put("204", new Case(new ImportAnswer(204, Map.of(), "", false, false, Duration.ZERO), 69, true));
		for (int status : List.of(500, 502, 504, 520, 599)) {
			cases.put(status + " with success", new Case(ImportAnswer.json(status, SUCCESS), 69, true));
		}
		for (int status : List.of(408, 425, 429, 503)) {
			cases.put(status + " with success", new Case(ImportAnswer.json(status, SUCCESS), 69, false));
		}
		cases.put("code 500 in 200", new Case(ImportAnswer.json(200, "{\"success\":true,\"code\":500}"), 69, true));
		cases.put("code 503 in 200",
				new Case(ImportAnswer.json(200, "{\"status\":\"error\",\"code\":503}"), 69, false));
		cases.put("code 401 in 200", new Case(ImportAnswer.json(200, "{\"success\":true,\"code\":401}"), 77, false));
		for (int status : List.of(401, 403)) {
			cases.put(status + " with success", new Case(ImportAnswer.json(status, SUCCESS), 77, false));
		}
		for (int status : List.of(300, 301, 302, 303, 304, 307, 308, 402, 404, 405, 406, 410, 415, 418, 451, 501)) {
			boolean empty = status == 304;
			cases.put(status + " with success", new Case(ImportAnswer.json(status, empty ? "" : SUCCESS), 76, false));
		}
		cases.put("a page", new Case(ImportAnswer.json(200, SUCCESS).header("Content-Type", "text/html; charset=utf-8"),
				76, false));
		cases.put("code 404 in 200", new Case(ImportAnswer.json(200, "{\"success\":false,\"code\":404}"), 76, false));
		return cases;
	}

	@Test
	void genuineRefusalIsARejectionAndNothingElse() {
		insert(1, 2);
		for (ImportAnswer answer : List.of(ImportAnswer.failure(400, "no"), ImportAnswer.failure(409, "no"),
				ImportAnswer.failure(422, "no"), ImportAnswer.json(200, FAILURE),
				ImportAnswer.json(200, "{\"status\":\"failed\",\"message\":\"no\",\"code\":200}"))) {
			this.api.answerWith((request) -> answer);
			update("UPDATE customer SET city = city || '.'");
			RunResult result = run();
			assertThat(result.exitCode()).isEqualTo(3);
			assertThat(done(result).refused()).isEqualTo(2);
			assertThat(excluded()).containsOnlyKeys("1", "2").containsValue("refused-by-api");
			assertThat(deliveries("acknowledged")).isEmpty();
			assertThat(this.api.accepted()).isEmpty();
		}
	}

	@Test
	void redirectToAnotherHostIsNotFollowed() {
		insert(1, 3);
		try (FakeImportApi other = FakeImportApi.start()) {
			for (int status : List.of(301, 302, 303, 307, 308)) {
				this.api.answerWith((request) -> ImportAnswer.status(status)
					.header("Location", other.baseUrl() + "/inbox/users/import"));
				assertThat(run().exitCode()).isEqualTo(76);
			}
			this.api.answerPreflight(ImportAnswer.status(302).header("Location", other.baseUrl() + "/inbox/segments"));
			assertThat(run().exitCode()).isEqualTo(76);
			assertThat(other.requestCount() + other.preflights()).isZero();
		}
		assertThat(excluded()).isEmpty();
		assertThat(deliveries("in doubt")).isEmpty();
		assertThat(this.api.accepted()).isEmpty();
	}

	@Test
	void connectionsThatAreClosedAtReuseAreCountedRightly() {
		waitsAreShort();
		insert(1, 60);
		destination("request-size", 5);
		this.api.answerWith(
				(request) -> (request.number() % 3 == 2) ? ImportAnswer.dropBeforeApplying() : ImportAnswer.accepted());
		assertThat(done(run()).delivered()).isEqualTo(60);
		assertThat(this.api.requestCount()).isGreaterThan(12);
		assertDestinationEqualsSource();
	}

	/**
	 * An answer.
	 *
	 * @param answer the answer
	 * @param exitCode how a run ends that hears nothing else
	 * @param doubtful whether the contacts may have been applied
	 */
	private record Case(ImportAnswer answer, int exitCode, boolean doubtful) {
	}

}
