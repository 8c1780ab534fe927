package dev.contactsync.mapping;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.contactsync.check.Needed.Need;
import dev.contactsync.check.Needed;
import dev.contactsync.check.Setting;
import org.jspecify.annotations.Nullable;

/**
 * How a row becomes a profile: {@code contact-sync.syncs.NAME.mapping}. What is not
 * configured is {@code null} or empty here; {@link Mapping#compile} says what is missing.
 */
public record MappingSettings(
		@Needed(Need.ALWAYS) @Setting("A template for the name, such as `{first_name} {last_name}`.") @Nullable NameSettings name,
		@Needed(Need.OFTEN) @Setting("A template for the e-mail address.") @Nullable String email,
		@Needed(Need.ALWAYS) @Setting("A template for the phone number, such as `{mobile}`; numbers without a country code need a prefix "
				+ "or a region, too.") @Nullable PhoneSettings phone,
		@Needed(Need.OFTEN) @Setting("The column that says who has opted in; without it every contact is sent.") @Nullable ConsentSettings consent,
		@Needed(Need.OFTEN) @Setting("The tags, each a text or a template.") List<TagSettings> tags,
		@Needed(Need.OFTEN) @Setting("A template for the attribute with this key.") Map<String, String> attributes) {

	/**
	 * Takes what configuration gives, which is {@code null} for a list or map that is not
	 * there.
	 */
	public MappingSettings {
		tags = (tags != null) ? List.copyOf(tags) : List.of();
		attributes = (attributes != null) ? Collections.unmodifiableMap(new LinkedHashMap<>(attributes)) : Map.of();
	}

	/**
	 * The same as far as it says who has opted in, and to which phone that applies.
	 * @return settings that name no other columns
	 */
	public MappingSettings consentOnly() {
		return new MappingSettings(NameSettings.of("anybody"), null, this.phone, this.consent, List.of(), Map.of());
	}

}
