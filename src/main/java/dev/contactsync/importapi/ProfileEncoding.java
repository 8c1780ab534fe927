package dev.contactsync.importapi;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import dev.contactsync.contact.Profile;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * The JSON of a contact as a destination takes it. The same profile gives the same bytes,
 * so that they can be compared.
 */
public final class ProfileEncoding {

	private static final JsonFactory JSON = JsonFactory.builder()
		.disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
		.build();

	private static final int USUAL_BYTES = 512;

	private final boolean tags;

	private final AttributeForm attributes;

	private final boolean sendEmpty;

	private ProfileEncoding(boolean tags, AttributeForm attributes, boolean sendEmpty) {
		this.tags = tags;
		this.attributes = attributes;
		this.sendEmpty = sendEmpty;
	}

	/**
	 * The encoding of a destination.
	 * @param settings its settings
	 */
	public static ProfileEncoding of(DestinationSettings settings) {
		return new ProfileEncoding(settings.tags(), settings.attributes(), settings.sendEmpty());
	}

	/**
	 * Puts contacts into the body of one request.
	 * @param contacts what {@link #encode} made of each
	 * @return a bare JSON array
	 */
	public static byte[] body(List<byte[]> contacts) {
		int size = contacts.stream().mapToInt((contact) -> contact.length + 1).sum() + 2;
		ByteArrayOutputStream body = new ByteArrayOutputStream(size);
		String separator = "[";
		for (byte[] contact : contacts) {
			body.writeBytes(separator.getBytes(StandardCharsets.US_ASCII));
			body.writeBytes(contact);
			separator = ",";
		}
		body.write(']');
		return body.toByteArray();
	}

	/**
	 * The JSON object of one contact.
	 * @param profile what the API is told
	 * @return the object in UTF-8
	 */
	public byte[] encode(Profile profile) {
		ByteArrayOutputStream out = new ByteArrayOutputStream(USUAL_BYTES);
		try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8)) {
			json.writeStartObject();
			json.writeObjectPropertyStart("profile");
			json.writeObjectPropertyStart("userDetails");
			json.writeStringProperty("userProvidedName", valid(profile.name()));
			writeContact(json, profile);
			writeTags(json, profile.tags());
			writeAttributes(json, profile.attributes());
			json.writeEndObject();
			json.writeEndObject();
			json.writeEndObject();
		}
		return out.toByteArray();
	}

	private void writeContact(JsonGenerator json, Profile profile) {
		json.writeObjectPropertyStart("contact");
		if (profile.email() != null) {
			json.writeStringProperty("email", valid(profile.email()));
		}
		json.writeObjectPropertyStart("phone");
		json.writeStringProperty("number", profile.phone().number());
		json.writeStringProperty("prefix", profile.phone().prefix());
		json.writeEndObject();
		json.writeEndObject();
	}

	private void writeTags(JsonGenerator json, List<String> values) {
		if (!this.tags || (values.isEmpty() && !this.sendEmpty)) {
			return;
		}
		json.writeArrayPropertyStart("tags");
		values.forEach((tag) -> json.writeString(valid(tag)));
		json.writeEndArray();
	}

	private void writeAttributes(JsonGenerator json, Map<String, String> values) {
		if (this.attributes == AttributeForm.NONE || (values.isEmpty() && !this.sendEmpty)) {
			return;
		}
		if (this.attributes == AttributeForm.MAP) {
			json.writeObjectPropertyStart("attributes");
			values.forEach((key, value) -> json.writeStringProperty(valid(key), valid(value)));
			json.writeEndObject();
			return;
		}
		json.writeArrayPropertyStart("attributes");
		values.forEach((key, value) -> {
			json.writeStartObject();
			json.writeStringProperty("key", valid(key));
			json.writeStringProperty("value", valid(value));
			json.writeEndObject();
		});
		json.writeEndArray();
	}

	// Half a surrogate pair has no UTF-8; a question mark takes its place.
	private static String valid(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (Character.isSurrogate(text.charAt(i))) {
				return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
			}
		}
		return text;
	}

	/**
	 * The switches of this encoding, so that one can tell whether they have changed.
	 * @return a short text, equal for equal encodings
	 */
	public String description() {
		return "tags=" + (this.tags ? "on" : "off") + " attributes=" + this.attributes.code() + " empty="
				+ (this.sendEmpty ? "sent" : "left-out");
	}

}
