package dev.contactsync.mapping;

import java.util.List;

import dev.contactsync.check.NearestName;

/** Words for a region in the configuration that is not understood. */
final class UnknownRegion {

	private UnknownRegion() {
	}

	static String message(String text) {
		if (text.equals("false")) {
			return "is no region; YAML reads NO as false, write \"NO\" in quotes";
		}
		List<String> near = NearestName.of(text, RegionNames.names());
		return "\"" + text + "\" is no region; write a code of two letters such as IN"
				+ (near.isEmpty() ? "" : ", or did you mean " + String.join(" or ", near) + "?");
	}

}
