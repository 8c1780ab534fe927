package dev.contactsync.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Texts that are JSON, as columns of JSON give them. Some databases call such a column
 * text, so that the value has to tell: an array, a text in quotes, {@code null}, or an
 * object.
 */
public final class JsonText {

	private static final Pattern EMPTY_ARRAY = Pattern.compile("\\[\\s*]");

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	private JsonText() {
	}

	/**
	 * The values in a text.
	 * @param text any text
	 * @return the elements of an array and of arrays within it, the text without its
	 * quotes, nothing for {@code null} and for what is empty; objects as maps; or
	 * {@code null} where the text is no JSON, or a mere number or truth
	 */
	public static @Nullable List<Object> values(String text) {
		String json = text.strip();
		if (json.isEmpty() || ("[\"{".indexOf(json.charAt(0)) < 0 && !json.equals("null"))) {
			return null;
		}
		try {
			List<Object> values = new ArrayList<>();
			add(JSON.readValue(json, Object.class), values);
			return values;
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	/**
	 * A value as it is meant, without the form of JSON.
	 * @param value a value of a row
	 * @return a text in quotes without them, {@code null} for {@code null} and an empty
	 * array; of an array of the database each of its elements in this way; all else as it
	 * is: numbers and truths are written alike, arrays and objects stay JSON
	 */
	public static @Nullable Object plain(@Nullable Object value) {
		if (value instanceof List<?> list) {
			return list.stream().map(JsonText::plain).toList();
		}
		if (!(value instanceof String text) || text.length() > ValueFormat.LONGEST || !mayBePlain(text)) {
			return value;
		}
		List<Object> values = values(text);
		if (values == null) {
			return text;
		}
		return values.isEmpty() ? null : values.get(0);
	}

	/** Whether a text looks like {@code null}, an empty array or a text in quotes. */
	private static boolean mayBePlain(String text) {
		String json = text.strip();
		return json.equals("null") || json.startsWith("\"")
				|| (json.startsWith("[") && EMPTY_ARRAY.matcher(json).matches());
	}

	private static void add(@Nullable Object value, List<Object> values) {
		if (value instanceof List<?> list) {
			list.forEach((element) -> add(element, values));
		}
		else if (value != null && !(value instanceof Map<?, ?> map && map.isEmpty())) {
			values.add(value);
		}
	}

}
