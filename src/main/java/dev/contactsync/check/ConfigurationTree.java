package dev.contactsync.check;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.Failure;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/**
 * The keys that a configuration may have, read off the records that it is bound to, so
 * that a mistyped key is an error and not silently without effect.
 */
public final class ConfigurationTree {

	private static final Pattern WRITABLE = Pattern.compile("(?:[A-Za-z0-9_.-]|\\[[^\\]]*\\])+");

	private final String root;

	private final List<Class<? extends Record>> records;

	/**
	 * The keys below a root.
	 * @param root the first word of the keys, such as {@code contact-sync}
	 * @param records the records that are bound to it
	 */
	public ConfigurationTree(String root, List<Class<? extends Record>> records) {
		this.root = root;
		this.records = List.copyOf(records);
	}

	/**
	 * Looks at every key of the configuration below the root.
	 * @param environment where the configuration is
	 * @throws ContactSyncException if one is not known, naming those that look like it
	 */
	public void check(ConfigurableEnvironment environment) {
		environment.getPropertySources().forEach((source) -> {
			if (source instanceof EnumerablePropertySource<?> enumerable) {
				Arrays.stream(enumerable.getPropertyNames()).forEach(this::checkSpelling);
			}
		});
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			if (source instanceof IterableConfigurationPropertySource iterable) {
				iterable.stream().filter(ConfigurationPropertyName.of(this.root)::isAncestorOf).forEach(this::checkKey);
			}
		}
	}

	/** Characters that the binder would drop make two names of one. */
	private void checkSpelling(String name) {
		if (name.startsWith(this.root + '.') && !WRITABLE.matcher(name).matches()) {
			throw new ContactSyncException(Failure.CONFIGURATION,
					name + ": names have letters, digits, hyphens and underscores only.");
		}
	}

	private void checkKey(ConfigurationPropertyName key) {
		String problem = null;
		for (Class<? extends Record> record : this.records) {
			problem = problem(key, 1, record);
			if (problem == null) {
				return;
			}
			if (component(record, key.getElement(1, Form.UNIFORM)) != null) {
				break;
			}
		}
		throw new ContactSyncException(Failure.CONFIGURATION,
				(component(key, 1) == null) ? unknown(key, 1, names()) : String.valueOf(problem));
	}

	private @Nullable RecordComponent component(ConfigurationPropertyName key, int place) {
		return this.records.stream()
			.map((record) -> component(record, key.getElement(place, Form.UNIFORM)))
			.filter((component) -> component != null)
			.findFirst()
			.orElse(null);
	}

	private Collection<String> names() {
		return this.records.stream().flatMap((record) -> names(record).stream()).toList();
	}

	private static @Nullable String problem(ConfigurationPropertyName key, int place, Type type) {
		if (place == key.getNumberOfElements()) {
			return null;
		}
		if (type instanceof ParameterizedType many && many.getActualTypeArguments().length > 0) {
			Type[] arguments = many.getActualTypeArguments();
			return problem(key, place + 1, arguments[arguments.length - 1]);
		}
		if (type instanceof Class<?> record && record.isRecord()) {
			RecordComponent component = component(record, key.getElement(place, Form.UNIFORM));
			return (component != null) ? problem(key, place + 1, component.getGenericType())
					: unknown(key, place, names(record));
		}
		return unknown(key, place, List.of());
	}

	private static String unknown(ConfigurationPropertyName key, int place, Collection<String> known) {
		List<String> near = NearestName.of(key.getElement(place, Form.ORIGINAL), known);
		String help = known.isEmpty() ? "; the setting before it has no parts." : "; known here: " + list(known);
		return key + ": there is no such setting"
				+ (near.isEmpty() ? help : "; did you mean " + String.join(" or ", near) + "?");
	}

	private static String list(Collection<String> names) {
		return String.join(", ", names.stream().sorted().toList()) + ".";
	}

	private static @Nullable RecordComponent component(Class<?> record, String uniform) {
		for (RecordComponent component : record.getRecordComponents()) {
			if (component.getName().toLowerCase(Locale.ROOT).equals(uniform)) {
				return component;
			}
		}
		return null;
	}

	private static List<String> names(Class<?> record) {
		List<String> names = new ArrayList<>();
		for (RecordComponent component : record.getRecordComponents()) {
			names.add(component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT));
		}
		return names;
	}

	/**
	 * Refuses names that the binder cannot tell apart.
	 * @param setting the key of a map, such as {@code contact-sync.syncs}
	 * @param names the names in it
	 * @throws ContactSyncException if two differ only in case, hyphens and underscores
	 */
	public static void checkDistinct(String setting, Collection<String> names) {
		Map<String, String> folded = new TreeMap<>();
		for (String name : names) {
			String other = folded.put(name.toLowerCase(Locale.ROOT).replaceAll("[_-]", ""), name);
			if (other != null) {
				throw new ContactSyncException(Failure.CONFIGURATION,
						"%s.%s and %s.%s: these names differ only in case, hyphens or underscores; rename one."
							.formatted(setting, other, setting, name));
			}
		}
	}

}
