package dev.contactsync.importapi;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.contactsync.contact.Phone;
import dev.contactsync.contact.Profile;
import dev.contactsync.testing.Destinations;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ProfileEncodingTests {

	private static final Phone PHONE = new Phone("44", "7700900123");

	private static final Profile BARE = new Profile("Ada Example", null, PHONE, List.of(), Map.of());

	@Test
	void writesWhatTheVendorShows() {
		assertThat(encode(full())).isEqualTo("{\"profile\":{\"userDetails\":{\"userProvidedName\":\"Ada Example\","
				+ "\"contact\":{\"email\":\"ada@example.com\",\"phone\":{\"number\":\"7700900123\",\"prefix\":\"44\"}},"
				+ "\"tags\":[\"lead\",\"a/b\"],"
				+ "\"attributes\":[{\"key\":\"city\",\"value\":\"Pune\"},{\"key\":\"area\",\"value\":\"\"}]}}}");
	}

	@Test
	void leavesOutWhatIsAbsentOrEmpty() {
		assertThat(encode(BARE)).isEqualTo("{\"profile\":{\"userDetails\":{\"userProvidedName\":\"Ada Example\","
				+ "\"contact\":{\"phone\":{\"number\":\"7700900123\",\"prefix\":\"44\"}}}}}");
	}

	@Test
	void sendsEmptyTagsAndAttributesWhenToldTo() {
		assertThat(encode(BARE, "send-empty=true")).contains("\"tags\":[],\"attributes\":[]");
		assertThat(encode(BARE, "send-empty=true", "attributes=map")).contains("\"tags\":[],\"attributes\":{}");
	}

	@Test
	void writesAttributesAsAMapWhenToldTo() {
		assertThat(encode(full(), "attributes=map")).contains("\"attributes\":{\"city\":\"Pune\",\"area\":\"\"}");
	}

	@Test
	void leavesOutTagsAndAttributesThatAreSwitchedOffEvenWhenEmptyOnesAreSent() {
		assertThat(encode(full(), "tags=off", "attributes=none", "send-empty=true")).doesNotContain("tags",
				"attributes");
	}

	@Test
	void givesEqualBytesForEqualProfiles() {
		assertThat(encode(full())).isEqualTo(encode(full()));
	}

	@Test
	void makesValidJsonOfHostileText() {
		String hostile = "a\u0000\"\\\n\u2028\u202eb \ud83d\ude00";
		Profile profile = new Profile(hostile, null, PHONE, List.of("x".repeat(1_000_000)), Map.of("k", hostile));

		assertThat(
				JsonMapper.shared().readTree(encode(profile)).at("/profile/userDetails/userProvidedName").stringValue())
			.isEqualTo(hostile);
	}

	@Test
	void replacesHalfASurrogatePair() {
		Profile profile = new Profile("a\ud83db\ude00", null, PHONE, List.of(), Map.of());

		assertThat(encode(profile)).contains("\"a?b?\"");
	}

	@Test
	void joinsContactsToABareArray() {
		assertThat(new String(ProfileEncoding.body(List.of(bytes("{}"), bytes("{\"a\":1}"))), StandardCharsets.UTF_8))
			.isEqualTo("[{},{\"a\":1}]");
	}

	@Test
	void describesItsSwitches() {
		assertThat(encoding().description()).isEqualTo("tags=on attributes=list empty=left-out");
		assertThat(encoding("tags=off", "attributes=map", "send-empty=true").description())
			.isEqualTo("tags=off attributes=map empty=sent");
	}

	private static Profile full() {
		Map<String, String> attributes = new LinkedHashMap<>();
		attributes.put("city", "Pune");
		attributes.put("area", "");
		return new Profile("Ada Example", "ada@example.com", PHONE, List.of("lead", "a/b"), attributes);
	}

	private static String encode(Profile profile, String... settings) {
		return new String(encoding(settings).encode(profile), StandardCharsets.UTF_8);
	}

	private static ProfileEncoding encoding(String... settings) {
		return ProfileEncoding.of(Destinations.at(URI.create("https://api.example.com"), settings));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
