package dev.contactsync.cli;

import java.util.Locale;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.ProblemCode;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.util.PlaceholderResolutionException;

/**
 * Looks whether every {@code ${…}} in the configuration refers to something. Spring Boot
 * takes one that does not for the value itself, and a database would be asked whether it
 * knows the password "${CRM_PASSWORD}".
 */
final class PlaceholderCheck {

	private PlaceholderCheck() {
	}

	/**
	 * Looks at every setting of ours and of Spring.
	 * @param environment where the configuration is
	 * @throws ContactSyncException if one refers to nothing
	 */
	static void check(ConfigurableEnvironment environment) {
		for (PropertySource<?> source : environment.getPropertySources()) {
			if (source instanceof EnumerablePropertySource<?> enumerable) {
				for (String name : enumerable.getPropertyNames()) {
					if (isSetting(name)) {
						check(name, enumerable.getProperty(name), environment);
					}
				}
			}
		}
	}

	private static boolean isSetting(String name) {
		String uniform = name.toLowerCase(Locale.ROOT).replace('_', '.').replace("contact-sync", "contact.sync");
		return uniform.startsWith("contact.sync.") || uniform.startsWith("spring.");
	}

	private static void check(String name, @Nullable Object value, ConfigurableEnvironment environment) {
		try {
			environment.resolveRequiredPlaceholders(String.valueOf(value));
		}
		catch (PlaceholderResolutionException ex) {
			throw new ContactSyncException(ProblemCode.UNSET_PLACEHOLDER, "%s refers to ${%s}, which is not set. %s"
				.formatted(name, ex.getPlaceholder(), "Set it, for instance as an environment variable."));
		}
	}

}
