package dev.contactsync.check;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.util.unit.DataSize;

/**
 * What may be written for a setting, by its type and range: for users who wrote something
 * else.
 */
public final class ValueHint {

	private static final Examples WHOLE = new Examples("a whole number", "100");

	private static final Examples FRACTION = new Examples("a number", "5", "0.5");

	private static final Map<Class<?>, Examples> EXAMPLES = Map.of(Duration.class,
			new Examples("a number and a unit", "30s", "5m", "4h", "2d"), DataSize.class,
			new Examples("a number and a unit", "90000B", "64KB"), Integer.class, WHOLE, Long.class, WHOLE,
			Double.class, FRACTION, ZoneId.class, new Examples("a time zone", "Asia/Kolkata"), URI.class,
			new Examples("an address", "https://api.example.com"));

	/**
	 * A kind of value.
	 *
	 * @param kind the kind, in words
	 * @param texts values of the kind, as a user writes them
	 */
	private record Examples(String kind, List<String> texts) {

		Examples(String kind, String... texts) {
			this(kind, List.of(texts));
		}

	}

	private ValueHint() {
	}

	/**
	 * Says what may be written.
	 * @param target what a setting is bound to
	 * @return such as {@code a number and a unit, such as 30s or 5m; 2s to 1h}
	 */
	public static String of(Bindable<?> target) {
		Class<?> type = target.getBoxedType().resolve(Object.class);
		SettingRange range = target.getAnnotation(SettingRange.class);
		Examples examples = EXAMPLES.get(type);
		if (examples == null) {
			return other(type);
		}
		return examples.kind() + ", such as " + choice(texts(examples, type, range))
				+ ((range != null) ? "; " + range.value() : "");
	}

	private static List<String> texts(Examples examples, Class<?> type, @Nullable SettingRange range) {
		return examples.texts().stream().filter((text) -> range == null || isWithin(range, text, type)).toList();
	}

	private static boolean isWithin(SettingRange range, String text, Class<?> type) {
		return ApplicationConversionService.getSharedInstance().convert(text, type) instanceof Comparable<?> value
				&& SettingRangeValidator.isWithin(range, value);
	}

	private static String other(Class<?> type) {
		if (type == Boolean.class) {
			return "true or false";
		}
		if (type.isEnum()) {
			return choice(Arrays.stream(type.getEnumConstants()).map(ValueHint::word).toList());
		}
		if (type.isRecord()) {
			return parts(SettingNode.of(List.of(type.asSubclass(Record.class))));
		}
		if (Map.class.isAssignableFrom(type)) {
			return "names below it, each with a value of its own";
		}
		return Collection.class.isAssignableFrom(type) ? "a list" : "another value";
	}

	private static String parts(List<SettingNode> parts) {
		return "its parts below it: " + choice(parts.stream().map(SettingNode::name).toList());
	}

	/** The name of a constant, as a user writes it. */
	static String word(Object constant) {
		return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** A list in a sentence: {@code a, b or c}. */
	private static String choice(List<String> texts) {
		List<String> first = new ArrayList<>(texts);
		String last = first.remove(first.size() - 1);
		return String.join(" or ",
				Stream.of(String.join(", ", first), last).filter((text) -> !text.isEmpty()).toList());
	}

}
