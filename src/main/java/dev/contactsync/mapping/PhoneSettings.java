package dev.contactsync.mapping;

import org.jspecify.annotations.Nullable;

/**
 * How the phone is read, {@code mapping.phone}. A number that carries its country code
 * ("+44 ...") needs nothing else; any other needs a prefix or a region.
 *
 * @param number a template for the number, such as <code>{mobile}</code>
 * @param region a template for the region of the number: an ISO code, a country's English
 * name or a calling code
 * @param defaultRegion the region of contacts whose prefix and region are blank
 * @param prefix a template for the calling code, where the source keeps it apart from the
 * number; stands in place of a region
 */
public record PhoneSettings(@Nullable String number, @Nullable String region, @Nullable String defaultRegion,
		@Nullable String prefix) {

	/**
	 * The short form, {@code phone: "{mobile}"}; configuration binds a text through it.
	 * @param number the template for the number
	 * @return the settings
	 */
	public static PhoneSettings of(String number) {
		return new PhoneSettings(number, null, null, null);
	}

}
