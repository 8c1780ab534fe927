package dev.contactsync.mapping;

import dev.contactsync.check.Setting;
import org.jspecify.annotations.Nullable;

/**
 * A tag, or the tags of an array column: an element of {@code mapping.tags}.
 */
public record TagSettings(@Setting("The template for a tag that has a condition or is split.") @Nullable String tag,
		@Setting("The column that says which contacts get the tag; without it all do.") @Nullable String when,
		@Setting("The text between the tags, where one column holds several in one text.") @Nullable String split) {

	/**
	 * The short form, {@code - "plan:{plan}"}; configuration binds a text through it.
	 * @param tag the template
	 */
	public static TagSettings of(String tag) {
		return new TagSettings(tag, null, null);
	}

}
