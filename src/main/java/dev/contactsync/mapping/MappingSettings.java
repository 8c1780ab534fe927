package dev.contactsync.mapping;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * How a row becomes a profile: {@code contact-sync.syncs.NAME.mapping}. What is not
 * configured is {@code null} or empty here; {@link Mapping#compile} says what is missing.
 *
 * @param name the name; required
 * @param email a template for the e-mail address
 * @param phone the phone; required
 * @param consent the column that says who has opted in; without it everybody is sent
 * @param tags the tags, in order
 * @param attributes a template for each attribute, by key, in order
 */
public record MappingSettings(@Nullable NameSettings name, @Nullable String email, @Nullable PhoneSettings phone,
		@Nullable String consent, List<TagSettings> tags, Map<String, String> attributes) {

	/**
	 * Takes what configuration gives, which is {@code null} for a list or map that is not
	 * there.
	 */
	public MappingSettings {
		tags = (tags != null) ? List.copyOf(tags) : List.of();
		attributes = (attributes != null) ? Collections.unmodifiableMap(new LinkedHashMap<>(attributes)) : Map.of();
	}

}
