package dev.contactsync.mapping;

import org.jspecify.annotations.Nullable;

/**
 * How the name is made, {@code mapping.name}: a template, or a template and what to take
 * where it gives nothing.
 *
 * @param template a template such as <code>{first_name} {last_name}</code>
 * @param fallback a template for contacts without a name, often a constant; without it
 * they are excluded
 */
public record NameSettings(@Nullable String template, @Nullable String fallback) {

	/**
	 * The short form, {@code name: "{full_name}"}; configuration binds a text through it.
	 * @param template the template
	 * @return the settings
	 */
	public static NameSettings of(String template) {
		return new NameSettings(template, null);
	}

}
