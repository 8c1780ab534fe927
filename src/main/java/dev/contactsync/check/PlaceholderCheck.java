package dev.contactsync.check;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.contact.ProblemList;
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
public final class PlaceholderCheck {

	private PlaceholderCheck() {
	}

	/**
	 * Looks at every setting of ours and of Spring.
	 * @param environment where the configuration is
	 * @return those that refer to nothing
	 */
	public static List<ContactSyncException> problems(ConfigurableEnvironment environment) {
		ProblemList problems = new ProblemList();
		for (PropertySource<?> source : environment.getPropertySources()) {
			if (source instanceof EnumerablePropertySource<?> enumerable) {
				for (String name : enumerable.getPropertyNames()) {
					if (isSetting(name)) {
						problems.get(() -> check(name, enumerable.getProperty(name), environment));
					}
				}
			}
		}
		return problems.all();
	}

	private static boolean isSetting(String name) {
		String uniform = name.toLowerCase(Locale.ROOT).replace('_', '.').replace("contact-sync", "contact.sync");
		return uniform.startsWith("contact.sync.") || uniform.startsWith("spring.");
	}

	private static String check(String name, @Nullable Object value, ConfigurableEnvironment environment) {
		try {
			return environment.resolveRequiredPlaceholders(String.valueOf(value));
		}
		catch (PlaceholderResolutionException ex) {
			throw new ContactSyncException(ProblemCode.UNSET_PLACEHOLDER, "%s refers to ${%s}, which is not set. %s"
				.formatted(name, ex.getPlaceholder(), "Set it, for instance as an environment variable."));
		}
	}

}
