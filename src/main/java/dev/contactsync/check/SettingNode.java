package dev.contactsync.check;

import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.contactsync.check.Needed.Need;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.ClassUtils;

/**
 * A setting and those below it, read off the record component that it is bound to.
 *
 * @param key as a user writes it, below the root: {@code destinations.NAME.request-size}
 * @param component what it is bound to
 * @param parts the settings below it; for a map or a list, those of an element
 */
public record SettingNode(String key, RecordComponent component, List<SettingNode> parts) {

	/**
	 * The settings of records that are bound to one root.
	 * @return their settings, in the order of the records and their components
	 */
	static List<SettingNode> of(List<Class<? extends Record>> records) {
		return records.stream().flatMap((record) -> below("", record)).toList();
	}

	private static Stream<SettingNode> below(String prefix, Class<?> record) {
		return Arrays.stream(record.getRecordComponents()).map((component) -> node(prefix, component));
	}

	private static SettingNode node(String prefix, RecordComponent component) {
		Class<?> type = valueType(component);
		boolean isMap = Map.class.isAssignableFrom(component.getType());
		String key = prefix + name(component) + (isMap ? (type.isRecord() ? ".NAME" : ".KEY") : "");
		String below = key + (isMany(component) && !isMap ? "[]." : ".");
		return new SettingNode(key, component, type.isRecord() ? below(below, type).toList() : List.of());
	}

	private static String name(RecordComponent component) {
		return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
	}

	private static boolean isMany(RecordComponent component) {
		return component.getGenericType() instanceof ParameterizedType;
	}

	private static Class<?> valueType(RecordComponent component) {
		if (component.getGenericType() instanceof ParameterizedType many) {
			Type[] arguments = many.getActualTypeArguments();
			return (Class<?>) arguments[arguments.length - 1];
		}
		return component.getType();
	}

	/**
	 * This setting and all below it.
	 * @return this, then its parts, and theirs
	 */
	Stream<SettingNode> all() {
		return Stream.concat(Stream.of(this), this.parts.stream().flatMap(SettingNode::all));
	}

	/**
	 * Its own word of the key.
	 * @return a name such as {@code request-size}
	 */
	public String name() {
		return name(this.component);
	}

	/**
	 * The type of a value.
	 * @return the type; for maps and lists, that of an element
	 */
	public Class<?> type() {
		return valueType(this.component);
	}

	/** How many words of a key are before its parts: with the name of an element. */
	int length() {
		return isMany(this.component) ? 2 : 1;
	}

	/**
	 * Whether a user may write a value here, and not only below.
	 * @return true for a plain value, and for a record that has a short form
	 */
	public boolean isValue() {
		return this.parts.isEmpty() || hasShortForm();
	}

	/**
	 * Whether a text may be written here, such as a template or a name.
	 * @return true for texts, and for records whose short form is one
	 */
	boolean isText() {
		return type() == String.class || hasShortForm();
	}

	private boolean hasShortForm() {
		return type().isRecord() && ClassUtils.hasMethod(type(), "of", String.class);
	}

	/**
	 * What it is for.
	 * @return one or two sentences in Markdown
	 */
	public String sentence() {
		return annotation(Setting.class).map(Setting::value)
			.orElseThrow(() -> new IllegalStateException(this.key + " has no sentence"));
	}

	/**
	 * How often it is needed.
	 * @return rarely where nothing else is said
	 */
	public Need need() {
		return annotation(Needed.class).map(Needed::value).orElse(Need.RARELY);
	}

	/**
	 * The smallest and the largest value.
	 * @return both, such as {@code 1s to 365d}, if it has a range
	 */
	public Optional<String> range() {
		return annotation(SettingRange.class).map(SettingRange::value);
	}

	private <A extends Annotation> Optional<A> annotation(Class<A> type) {
		return Optional.ofNullable(this.component.getAnnotation(type));
	}

	/**
	 * What is taken where it is left out.
	 * @return the value as a user would write it, if there is one
	 */
	public Optional<String> defaultValue() {
		return Arrays.stream(this.component.getDeclaringRecord().getDeclaredConstructors())
			.flatMap((constructor) -> Arrays.stream(constructor.getParameters()))
			.filter((parameter) -> parameter.getName().equals(this.component.getName()))
			.flatMap((parameter) -> Arrays.stream(parameter.getAnnotationsByType(DefaultValue.class)))
			.flatMap((value) -> Arrays.stream(value.value()))
			.findFirst();
	}

}
