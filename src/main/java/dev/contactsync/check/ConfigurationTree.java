package dev.contactsync.check;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.ProblemCode;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
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

	private static final Pattern NUMBER = Pattern.compile("\\s*[+-]?\\d+\\s*");

	private final String root;

	private final List<SettingNode> settings;

	/**
	 * The keys below a root.
	 * @param root the first word of the keys, such as {@code contact-sync}
	 * @param records the records that are bound to it
	 */
	public ConfigurationTree(String root, List<Class<? extends Record>> records) {
		this.root = root;
		this.settings = SettingNode.of(records);
	}

	/**
	 * All settings that there are.
	 * @return each setting, before those below it
	 */
	public List<SettingNode> settings() {
		return this.settings.stream().flatMap(SettingNode::all).toList();
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
				iterable.stream().filter(ConfigurationPropertyName.of(this.root)::isAncestorOf).forEach((key) -> {
					if (checkKey(key).type() == Duration.class) {
						checkUnit(iterable.getConfigurationProperty(key), environment);
					}
				});
			}
		}
	}

	/** Characters that the binder would drop make two names of one. */
	private void checkSpelling(String name) {
		if (name.startsWith(this.root + '.') && !WRITABLE.matcher(name).matches()) {
			throw new ContactSyncException(ProblemCode.BAD_SETTING_NAME,
					name + ": a name may have only letters, digits, hyphens and underscores.");
		}
	}

	private SettingNode checkKey(ConfigurationPropertyName key) {
		SettingNode setting = find(key, 1, this.settings);
		int next = 1 + setting.length();
		while (next < key.getNumberOfElements()) {
			setting = find(key, next, setting.parts());
			next += setting.length();
		}
		return setting;
	}

	private static SettingNode find(ConfigurationPropertyName key, int place, List<SettingNode> known) {
		String uniform = key.getElement(place, Form.UNIFORM);
		return known.stream()
			.filter((setting) -> setting.component().getName().toLowerCase(Locale.ROOT).equals(uniform))
			.findFirst()
			.orElseThrow(() -> new ContactSyncException(ProblemCode.UNKNOWN_SETTING, unknown(key, place, known)));
	}

	/** Spring Boot would take milliseconds, which is hardly what was meant. */
	private static void checkUnit(@Nullable ConfigurationProperty setting, ConfigurableEnvironment environment) {
		if (setting != null
				&& NUMBER.matcher(environment.resolvePlaceholders(String.valueOf(setting.getValue()))).matches()) {
			throw new ContactSyncException(ProblemCode.DURATION_WITHOUT_UNIT,
					setting.getName() + " has no unit: write " + ValueHint.of(Bindable.of(Duration.class)) + ".");
		}
	}

	private static String unknown(ConfigurationPropertyName key, int place, List<SettingNode> known) {
		List<String> names = known.stream().map(SettingNode::name).sorted().toList();
		List<String> near = NearestName.of(key.getElement(place, Form.ORIGINAL), names);
		String help = names.isEmpty() ? "; there are no settings below this one."
				: "; the settings here are: " + String.join(", ", names) + ".";
		return key + ": there is no such setting"
				+ (near.isEmpty() ? help : "; did you mean " + String.join(" or ", near) + "?");
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
				throw new ContactSyncException(ProblemCode.EQUAL_NAMES,
						"%s.%s and %s.%s: these names differ only in case, hyphens or underscores; rename one."
							.formatted(setting, other, setting, name));
			}
		}
	}

}
