package dev.contactsync.contact;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What the import API is told about a contact. Its text does not show it.
 *
 * @param name the name, 1 to 100 characters
 * @param email the e-mail address, or {@code null} where there is none
 * @param tags the tags, trimmed, no blanks, no repeats, in the order of the mapping
 * @param attributes the attributes by key, in the order of the mapping
 */
public record Profile(String name, @Nullable String email, Phone phone, List<String> tags,
		Map<String, String> attributes) {

	@Override
	public String toString() {
		return "profile";
	}

}
