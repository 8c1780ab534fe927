package dev.contactsync.mapping;

import org.jspecify.annotations.Nullable;

/**
 * A tag, or the tags of an array column: an element of {@code mapping.tags}.
 *
 * @param tag a template; a constant where it has no column
 * @param when the column that says which contacts get it; without it all of them
 * @param split the text between the values of the template's column, where it holds
 * several in one text
 */
public record TagSettings(@Nullable String tag, @Nullable String when, @Nullable String split) {

	/**
	 * The short form, {@code - "plan:{plan}"}; configuration binds a text through it.
	 * @param tag the template
	 * @return the settings
	 */
	public static TagSettings of(String tag) {
		return new TagSettings(tag, null, null);
	}

	/**
	 * The short form of a tag that YAML reads as a number, {@code - 2026}.
	 * @param tag the constant
	 * @return the settings
	 */
	public static TagSettings of(Integer tag) {
		return of(tag.toString());
	}

}
