package dev.contactsync.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Cases that are kept as data, one a line: fields with a tab between them, where
 * {@code -} is nothing, and backslashes begin characters that cannot be seen.
 */
final class CaseFile {

	private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-f]{4})|([nrt\\\\]))");

	private CaseFile() {
	}

	static Stream<Arguments> read(String name) {
		try (InputStream file = CaseFile.class.getResourceAsStream("/mapping/" + name)) {
			String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
			return text.lines()
				.filter((line) -> !line.isEmpty() && !line.startsWith("#"))
				.map((line) -> Arguments.of((Object[]) fields(line)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static @Nullable String[] fields(String line) {
		@Nullable String[] fields = line.split("\t", -1);
		for (int i = 0; i < fields.length; i++) {
			fields[i] = "-".equals(fields[i]) ? null : unescaped(String.valueOf(fields[i]));
		}
		return fields;
	}

	private static String unescaped(String field) {
		return ESCAPE.matcher(field)
			.replaceAll((escape) -> Matcher.quoteReplacement((escape.group(1) != null)
					? Character.toString(Integer.parseInt(escape.group(1), 16)) : switch (escape.group(2)) {
						case "n" -> "\n";
						case "r" -> "\r";
						case "\\" -> "\\";
						default -> "\t";
					}));
	}

}
