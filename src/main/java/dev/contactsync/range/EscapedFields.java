package dev.contactsync.range;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Puts several texts into one and gets them back exactly: missing ones, empty ones,
 * control characters and lone surrogates included. The result is printable, so that any
 * database keeps it.
 */
final class EscapedFields {

	private static final String MISSING = "~";

	private static final char PRESENT = '=';

	private EscapedFields() {
	}

	static String join(@Nullable String... fields) {
		return String.join("|", Arrays.stream(fields).map(EscapedFields::escape).toList());
	}

	static List<@Nullable String> split(String joined) {
		List<@Nullable String> fields = new ArrayList<>();
		for (String field : joined.split("\\|", -1)) {
			fields.add(unescape(field));
		}
		return fields;
	}

	private static String escape(@Nullable String field) {
		if (field == null) {
			return MISSING;
		}
		StringBuilder text = new StringBuilder().append(PRESENT);
		for (char c : field.toCharArray()) {
			if (c == '|' || c == '\\' || Character.isISOControl(c) || Character.isSurrogate(c)) {
				text.append(String.format(Locale.ROOT, "\\%04x", (int) c));
			}
			else {
				text.append(c);
			}
		}
		return text.toString();
	}

	private static @Nullable String unescape(String field) {
		if (field.equals(MISSING)) {
			return null;
		}
		if (field.isEmpty() || field.charAt(0) != PRESENT) {
			throw new IllegalArgumentException("not a range or position of a source: " + field);
		}
		StringBuilder text = new StringBuilder();
		for (int i = 1; i < field.length(); i++) {
			char c = field.charAt(i);
			if (c == '\\') {
				text.append((char) Integer.parseInt(field, i + 1, i + 5, 16));
				i += 4;
			}
			else {
				text.append(c);
			}
		}
		return text.toString();
	}

}
