package dev.contactsync.check;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import dev.contactsync.contact.ProblemCode;
import dev.contactsync.contact.ProblemList;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/** Looks for settings without which a part of the configuration means nothing. */
final class MissingSettings {

	private final String root;

	private final List<SettingNode> settings;

	MissingSettings(String root, List<SettingNode> settings) {
		this.root = root;
		this.settings = settings;
	}

	/**
	 * Looks among the keys of a configuration.
	 * @param problems takes what is missing
	 * @param keys all keys below the root
	 */
	void addTo(ProblemList problems, Collection<ConfigurationPropertyName> keys) {
		for (SettingNode map : this.settings) {
			ConfigurationPropertyName above = ConfigurationPropertyName.of(this.root).append(map.name());
			for (String name : names(above, keys)) {
				map.parts()
					.stream()
					.filter(MissingSettings::isNeeded)
					.map((part) -> above.append(name).append(part.name()))
					.filter((key) -> keys.stream().noneMatch((each) -> each.equals(key) || key.isAncestorOf(each)))
					.forEach((key) -> problems.add(ProblemCode.MISSING_SETTING, key + " is missing."));
			}
		}
	}

	private static Set<String> names(ConfigurationPropertyName above, Collection<ConfigurationPropertyName> keys) {
		Set<String> names = new TreeSet<>();
		keys.stream()
			.filter(above::isAncestorOf)
			.map((key) -> key.getElement(above.getNumberOfElements(), Form.DASHED))
			.forEach(names::add);
		return names;
	}

	private static boolean isNeeded(SettingNode part) {
		Method accessor = part.component().getAccessor();
		return accessor.isAnnotationPresent(NotBlank.class) || accessor.isAnnotationPresent(NotNull.class);
	}

}
