package dev.contactsync.check;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.contact.ProblemList;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
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
	 * Looks at every key of the configuration below the root, at its value, and at those
	 * that are missing.
	 * @param environment where the configuration is
	 * @return all that is wrong, in the order of the files
	 */
	public List<ContactSyncException> problems(ConfigurableEnvironment environment) {
		ProblemList problems = new ProblemList();
		checkNames(environment, problems);
		SettingValueCheck values = new SettingValueCheck(environment, problems);
		Set<ConfigurationPropertyName> seen = new HashSet<>();
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			if (source instanceof IterableConfigurationPropertySource iterable) {
				keys(iterable).filter(seen::add)
					.map(iterable::getConfigurationProperty)
					.forEach((property) -> check(property, values, problems));
			}
		}
		new MissingSettings(this.root, this.settings).addTo(problems, seen);
		return problems.all();
	}

	private Stream<ConfigurationPropertyName> keys(IterableConfigurationPropertySource source) {
		return source.stream().filter(ConfigurationPropertyName.of(this.root)::isAncestorOf);
	}

	/** Names that are below another root, or whose characters the binder would drop. */
	private void checkNames(ConfigurableEnvironment environment, ProblemList problems) {
		environment.getPropertySources().forEach((source) -> {
			if (source instanceof EnumerablePropertySource<?> enumerable) {
				for (String name : enumerable.getPropertyNames()) {
					if (name.startsWith(this.root + '.') && !WRITABLE.matcher(name).matches()) {
						problems.add(ProblemCode.BAD_SETTING_NAME,
								name + ": a name may have only letters, digits, hyphens and underscores.");
					}
				}
			}
		});
		ConfigurationFiles.of(environment)
			.roots()
			.forEach((name, place) -> otherRoot(name)
				.ifPresent((advice) -> problems.add(ProblemCode.UNKNOWN_ROOT, name + place + advice)));
	}

	/** What was meant by a name that begins a key of a file, if it was meant for us. */
	private Optional<String> otherRoot(String name) {
		if (this.settings.stream().anyMatch((setting) -> setting.name().equals(name))) {
			return Optional
				.of(": this belongs below %s. Write %s: above it, and indent it.".formatted(this.root, this.root));
		}
		boolean isNear = !uniform(name).equals(uniform(this.root))
				&& !NearestName.of(name, List.of(this.root)).isEmpty();
		return isNear ? Optional.of(": nothing has this name; did you mean %s?".formatted(this.root))
				: Optional.empty();
	}

	private static String uniform(String name) {
		return name.toLowerCase(Locale.ROOT).replaceAll("[_-]", "");
	}

	private void check(ConfigurationProperty property, SettingValueCheck values, ProblemList problems) {
		ConfigurationPropertyName key = property.getName();
		List<SettingNode> known = this.settings;
		SettingNode setting = null;
		int next = 1;
		while (next < key.getNumberOfElements()) {
			SettingNode found = find(key, next, known).orElse(null);
			if (found == null) {
				unknown(property, next, setting, known, problems);
				return;
			}
			setting = found;
			known = found.parts();
			next += found.length();
		}
		if (setting != null) {
			values.check(setting, property, next > key.getNumberOfElements());
		}
	}

	private static Optional<SettingNode> find(ConfigurationPropertyName key, int place, List<SettingNode> known) {
		String uniform = key.getElement(place, Form.UNIFORM);
		return known.stream()
			.filter((setting) -> setting.component().getName().toLowerCase(Locale.ROOT).equals(uniform))
			.findFirst();
	}

	private static void unknown(ConfigurationProperty property, int at, @Nullable SettingNode above,
			List<SettingNode> known, ProblemList problems) {
		ConfigurationPropertyName key = property.getName();
		String place = SettingPlace.of(property);
		String name = key.getElement(at, Form.ORIGINAL);
		if (above != null && above.isText() && key.isNumericIndex(at)) {
			problems.add(ProblemCode.UNREADABLE_VALUE,
					"%s%s: one text belongs here, and not a list.".formatted(SettingPlace.name(key.chop(at)), place));
		}
		else if (above != null && above.isText() && String.valueOf(property.getValue()).isEmpty()) {
			problems.add(ProblemCode.NEEDS_QUOTES,
					"%s%s: a text belongs here, and YAML reads {%s} as a map. Put it into quotes: \"{%s}\"."
						.formatted(SettingPlace.name(key.chop(at)), place, name, name));
		}
		else {
			problems.add(ProblemCode.UNKNOWN_SETTING, SettingPlace.name(key) + place + ": there is no such setting"
					+ help(name, known.stream().map(SettingNode::name).toList()));
		}
	}

	private static String help(String name, List<String> known) {
		List<String> near = NearestName.of(name, known);
		if (!near.isEmpty()) {
			return "; did you mean " + String.join(" or ", near) + "?";
		}
		return known.isEmpty() ? "; there are no settings below this one."
				: "; the settings here are: " + String.join(", ", known.stream().sorted().toList()) + ".";
	}

	/**
	 * Refuses names that the binder cannot tell apart.
	 * @param setting the key of a map, such as {@code contact-sync.syncs}
	 * @param problems takes what is wrong: two that differ only in case, hyphens and
	 * underscores
	 */
	public static void checkDistinct(String setting, Collection<String> names, ProblemList problems) {
		Map<String, String> folded = new TreeMap<>();
		for (String name : names) {
			String other = folded.put(uniform(name), name);
			if (other != null) {
				problems.add(ProblemCode.EQUAL_NAMES,
						"%s.%s and %s.%s: these names differ only in case, hyphens or underscores; rename one."
							.formatted(setting, other, setting, name));
			}
		}
	}

}
