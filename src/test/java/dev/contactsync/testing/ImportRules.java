package dev.contactsync.testing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import com.sun.net.httpserver.Headers;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the import call takes, as {@code import-api.md} reads the vendor's pages; stricter
 * than the vendor, so that a test notices everything that is not written there.
 */
final class ImportRules {

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	private final List<String> violations = new ArrayList<>();

	private List<JsonNode> contacts = List.of();

	static ImportRules check(Headers headers, byte[] body, int mostContacts) {
		ImportRules rules = new ImportRules();
		rules.need("application/json".equals(headers.getFirst("Content-Type")), "Content-Type is not application/json");
		rules.need(String.valueOf(body.length).equals(headers.getFirst("Content-Length")), "no Content-Length");
		rules.need(!headers.containsKey("Accept-Encoding"), "Accept-Encoding is sent");
		try {
			rules.checkBody(JSON.readTree(body), mostContacts);
		}
		catch (JacksonException ex) {
			rules.need(false, "body is no JSON");
		}
		return rules;
	}

	private void checkBody(JsonNode json, int mostContacts) {
		need(json.isArray(), "body is no bare array");
		need(!json.isEmpty() && json.size() <= mostContacts, "body has " + json.size() + " contacts");
		Set<String> recipients = new HashSet<>();
		for (JsonNode contact : json.values()) {
			checkContact(contact);
			if (this.violations.isEmpty()) {
				need(recipients.add(ImportRequest.recipientOf(contact)), "a recipient is in one body twice");
			}
		}
		this.contacts = this.violations.isEmpty() ? List.copyOf(json.values()) : List.of();
	}

	private void checkContact(JsonNode contact) {
		members(contact, "profile");
		members(contact.path("profile"), "userDetails");
		JsonNode details = contact.path("profile").path("userDetails");
		members(details, "userProvidedName", "contact", "tags", "attributes");
		members(details.path("contact"), "email", "phone");
		JsonNode phone = details.path("contact").path("phone");
		members(phone, "number", "prefix");
		text(details, "userProvidedName", (name) -> !name.isBlank() && name.codePointCount(0, name.length()) <= 100);
		text(phone, "prefix", (prefix) -> prefix.matches("[0-9]{1,3}"));
		text(phone, "number", (number) -> number.matches("[0-9]{1,14}"));
		if (details.path("contact").has("email")) {
			text(details.path("contact"), "email", (email) -> email.contains("@"));
		}
		checkTags(details.path("tags"));
		checkAttributes(details.path("attributes"));
	}

	private void checkTags(JsonNode tags) {
		need(tags.isMissingNode() || tags.isArray(), "tags are no array");
		Set<String> seen = new HashSet<>();
		for (JsonNode tag : tags.values()) {
			need(tag.isString() && !tag.stringValue().isBlank() && seen.add(tag.stringValue()),
					"a tag is blank, repeated or no text");
		}
	}

	private void checkAttributes(JsonNode attributes) {
		need(attributes.isMissingNode() || attributes.isArray() || attributes.isObject(),
				"attributes are no list or map");
		Set<String> seen = new HashSet<>();
		if (attributes.isArray()) {
			for (JsonNode attribute : attributes.values()) {
				members(attribute, "key", "value");
				text(attribute, "key", (key) -> key.matches("[a-z0-9_]+") && seen.add(key));
				text(attribute, "value", (value) -> true);
			}
			return;
		}
		attributes.propertyNames().forEach((key) -> {
			need(key.matches("[a-z0-9_]+"), "an attribute's key is illegal");
			text(attributes, key, (value) -> true);
		});
	}

	private void members(JsonNode object, String... allowed) {
		need(object.isObject(), "an object is missing that has " + List.of(allowed));
		need(Set.of(allowed).containsAll(object.propertyNames()), "a member beside " + List.of(allowed));
	}

	private void text(JsonNode object, String name, Predicate<String> rule) {
		JsonNode text = object.path(name);
		need(text.isString() && rule.test(text.stringValue()), name + " is missing or illegal");
	}

	private void need(boolean fulfilled, String violation) {
		if (!fulfilled) {
			this.violations.add(violation);
		}
	}

	List<String> violations() {
		return this.violations;
	}

	List<JsonNode> contacts() {
		return this.contacts;
	}

}
