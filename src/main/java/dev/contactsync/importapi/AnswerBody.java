package dev.contactsync.importapi;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The body of an answer: what it says about the request, and its message.
 */
final class AnswerBody {

	enum BodyVerdict {

		/** The contacts were imported. */
		SUCCESS,

		/** They were not, although the HTTP status may say so. */
		FAILURE,

		/** JSON, but neither. */
		NOTHING,

		/** No JSON, or not all of it. */
		NO_JSON

	}

	private static final Set<String> FAILED = Set.of("error", "fail", "failed");

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	private final @Nullable JsonNode json;

	private final PostedRequest request;

	private AnswerBody(@Nullable JsonNode json, PostedRequest request) {
		this.json = json;
		this.request = request;
	}

	static AnswerBody of(byte[] bytes, PostedRequest request) {
		try {
			return new AnswerBody(
					JSON.readTree(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString()),
					request);
		}
		catch (JacksonException | CharacterCodingException ex) {
			return new AnswerBody(null, request);
		}
	}

	/**
	 * The API's own message, fit to be shown and kept.
	 * @return the message, empty if there is none
	 */
	String message() {
		return (this.json != null) ? ApiMessage.of(this.json, this.request.token(), this.request.values()) : "";
	}

	/**
	 * The message alone, as it came: only to be looked at.
	 * @return the message, empty if there is none
	 */
	String rawMessage() {
		return (this.json != null) ? ApiMessage.message(this.json) : "";
	}

	BodyVerdict says() {
		if (this.json == null || this.json.isMissingNode()) {
			return BodyVerdict.NO_JSON;
		}
		if (saysFailure(this.json)) {
			return BodyVerdict.FAILURE;
		}
		return saysSuccess(this.json) ? BodyVerdict.SUCCESS : BodyVerdict.NOTHING;
	}

	private static boolean saysFailure(JsonNode json) {
		JsonNode success = json.path("success");
		return (success.isBoolean() && !success.booleanValue())
				|| FAILED.contains(status(json).toLowerCase(Locale.ROOT)) || code(json) >= 400;
	}

	private static boolean saysSuccess(JsonNode json) {
		JsonNode success = json.path("success");
		boolean said = status(json).equals("success") || (success.isBoolean() && success.booleanValue());
		JsonNode code = json.path("code");
		return said && (code.isMissingNode() || code.isNull() || code(json) / 100 == 2);
	}

	/**
	 * The HTTP status that a failure told in the body stands for.
	 * @return its code, or 400 where it has none that means a failure
	 */
	int failureStatus() {
		int code = (this.json != null) ? code(this.json) : 0;
		return (code >= 300) ? code : 400;
	}

	private static String status(JsonNode json) {
		JsonNode status = json.path("status");
		return status.isString() ? status.stringValue() : "";
	}

	private static int code(JsonNode json) {
		JsonNode code = json.path("code");
		if (code.isIntegralNumber() && code.canConvertToInt()) {
			return code.intValue();
		}
		return (code.isString() && code.stringValue().matches("\\d{3}")) ? Integer.parseInt(code.stringValue()) : 0;
	}

}
