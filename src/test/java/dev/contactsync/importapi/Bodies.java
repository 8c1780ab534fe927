package dev.contactsync.importapi;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.contactsync.contact.Phone;
import dev.contactsync.contact.Profile;
import dev.contactsync.testing.Destinations;

/** Profiles and request bodies with numbers that are kept for fiction. */
final class Bodies {

	private static final ProfileEncoding ENCODING = ProfileEncoding
		.of(Destinations.at(URI.create("https://api.example.com")));

	private Bodies() {
	}

	static Profile profile(int number) {
		return new Profile("Ada Example", "ada@example.com", new Phone("44", "7700900" + String.format("%03d", number)),
				List.of("lead"), Map.of("city", "Pune"));
	}

	static String recipient(int number) {
		return profile(number).phone().recipient();
	}

	static byte[] of(int... numbers) {
		return ProfileEncoding
			.body(IntStream.of(numbers).mapToObj((number) -> ENCODING.encode(profile(number))).toList());
	}

}
