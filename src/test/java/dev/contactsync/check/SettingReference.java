package dev.contactsync.check;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import dev.contactsync.check.Needed.Need;

/**
 * The settings as a table in Markdown: one row for each that a user may write, those that
 * are needed most often first.
 */
public final class SettingReference {

	private static final String HEAD = """
			| setting | default | |
			|---|---|---|
			""";

	private SettingReference() {
	}

	/**
	 * Writes the table.
	 * @param settings the settings, described every one
	 * @return lines that end with a line feed each
	 */
	public static String markdown(List<SettingNode> settings) {
		return settings.stream()
			.filter(SettingNode::isValue)
			.sorted(Comparator.comparing(SettingNode::need))
			.map(SettingReference::row)
			.collect(Collectors.joining("", HEAD, ""));
	}

	private static String row(SettingNode setting) {
		String without = (setting.need() == Need.ALWAYS) ? " needed " : " ";
		return "| %s |%s| %s%s |\n".formatted(code(setting.key()),
				setting.defaultValue().map((value) -> ' ' + code(value) + ' ').orElse(without), setting.sentence(),
				values(setting));
	}

	private static String values(SettingNode setting) {
		if (setting.type().isEnum()) {
			return Arrays.stream(setting.type().getEnumConstants())
				.map((value) -> code(ValueHint.word(value)))
				.collect(Collectors.joining(", ", " One of ", "."));
		}
		return setting.range().map((range) -> " From " + code(range.replace(" to ", "` to `")) + ".").orElse("");
	}

	private static String code(String text) {
		return '`' + text + '`';
	}

}
