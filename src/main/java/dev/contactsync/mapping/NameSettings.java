package dev.contactsync.mapping;

import dev.contactsync.check.Setting;
import org.jspecify.annotations.Nullable;

/**
 * How the name is made, {@code mapping.name}: a template, or a template and what to take
 * where it gives nothing.
 */
public record NameSettings(
		@Setting("The template for the name, where there is a fallback, too.") @Nullable String template,
		@Setting("A template for contacts without a name, often a constant; without it they are invalid.") @Nullable String fallback) {

	/**
	 * The short form, {@code name: "{full_name}"}; configuration binds a text through it.
	 */
	public static NameSettings of(String template) {
		return new NameSettings(template, null);
	}

}
