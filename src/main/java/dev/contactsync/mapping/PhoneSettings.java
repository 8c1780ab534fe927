package dev.contactsync.mapping;

import java.util.List;

import dev.contactsync.check.Needed.Need;
import dev.contactsync.check.Needed;
import dev.contactsync.check.Setting;
import dev.contactsync.phone.PhoneAcceptance;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.Delimiter;

/**
 * How the phone is read, {@code mapping.phone}. A number that carries its country code
 * ("+44 ...") needs nothing else; any other needs a prefix or a region.
 */
public record PhoneSettings(
		@Needed(Need.OFTEN) @Setting("The template for the number, where there is a region or a prefix, too; or several; the first that is not blank counts.") @Delimiter(Delimiter.NONE) List<String> number,
		@Needed(Need.OFTEN) @Setting("A template for the region of the number: an ISO code, a country's English name or a calling code.") @Nullable String region,
		@Needed(Need.OFTEN) @Setting("The region of contacts whose prefix and region are blank, as an ISO code.") @Nullable String defaultRegion,
		@Setting("A template for the calling code, where it is not part of the number; replaces `region`.") @Nullable String prefix,
		@Setting("Which numbers are taken: `valid` ones, or all that are `possible` by their length.") @DefaultValue("valid") PhoneAcceptance accept) {

	/**
	 * Takes what configuration gives, which is {@code null} for what is not there.
	 */
	public PhoneSettings {
		number = (number != null) ? List.copyOf(number) : List.of();
	}

	/**
	 * The short form, {@code phone: "{mobile}"}; configuration binds a text through it.
	 * @param number the template for the number
	 */
	public static PhoneSettings of(String number) {
		return new PhoneSettings(List.of(number), null, null, null, PhoneAcceptance.VALID);
	}

}
