package dev.contactsync.importapi;

import java.util.Collection;
import java.util.stream.Stream;

import dev.contactsync.contact.MaskedText;
import tools.jackson.databind.JsonNode;

/**
 * The API's own words: the {@code message} of an answer and the strings of its
 * {@code data}, on one line, cut, and without the values of the request that they answer.
 */
final class ApiMessage {

	private static final int LONGEST = 300;

	// Masking takes time quadratic in the length of a text without spaces.
	private static final int LONGEST_TO_MASK = 2_000;

	private ApiMessage() {
	}

	static String of(JsonNode answer, String secret, Collection<String> values) {
		String message = Stream.concat(texts(answer.path("message")), texts(answer.path("data")))
			.limit(LONGEST)
			.reduce((left, right) -> left + "; " + right)
			.orElse("");
		return readable(message, secret, values);
	}

	static String message(JsonNode answer) {
		return texts(answer.path("message")).findFirst().orElse("");
	}

	private static Stream<String> texts(JsonNode node) {
		if (node.isString()) {
			return Stream.of(cut(node.stringValue(), LONGEST_TO_MASK));
		}
		if (node.isArray()) {
			return node.values().stream().filter(JsonNode::isString).flatMap(ApiMessage::texts);
		}
		return Stream.of();
	}

	private static String readable(String message, String secret, Collection<String> values) {
		String line = cut(MaskedText.readable(message), LONGEST_TO_MASK);
		return cut(MaskedText.message(MaskedText.withoutValues(line, secret, values)), LONGEST);
	}

	private static String cut(String text, int length) {
		if (text.length() <= length) {
			return text;
		}
		int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
		return text.substring(0, end) + "…";
	}

}
