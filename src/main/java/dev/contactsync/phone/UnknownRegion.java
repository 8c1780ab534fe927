package dev.contactsync.phone;

import java.util.List;

import dev.contactsync.check.NearestName;

/** The message about a region in the configuration that is not understood. */
public final class UnknownRegion {

	private UnknownRegion() {
	}

	/**
	 * The message.
	 * @param text what was written as a region
	 * @return the end of a sentence that begins with the setting
	 */
	public static String message(String text) {
		if (text.equals("false")) {
			return "is not a region; YAML reads NO as false, write \"NO\" in quotes";
		}
		List<String> near = NearestName.of(text, RegionNames.names());
		return "\"" + text + "\" is not a known region; write a two-letter code such as IN"
				+ (near.isEmpty() ? "" : ", or did you mean " + String.join(" or ", near) + "?");
	}

}
