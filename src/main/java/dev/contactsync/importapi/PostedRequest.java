package dev.contactsync.importapi;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request as it was sent: what its answer must not repeat.
 *
 * @param contacts how many contacts it had
 * @param token the token it was sent with
 * @param body its body
 */
record PostedRequest(int contacts, String token, byte[] body) {

	/**
	 * The values of its profiles. The names of attributes are those of the configuration.
	 * @return texts, each once
	 */
	Collection<String> values() {
		Set<String> values = new LinkedHashSet<>();
		if (this.body.length > 0) {
			collect(JsonMapper.shared().readTree(this.body), values);
		}
		return values;
	}

	private static void collect(JsonNode node, Set<String> values) {
		if (node.isString()) {
			values.add(node.stringValue());
		}
		node.properties().stream().filter((member) -> !isName(node, member.getKey())).forEach((member) -> {
			collect(member.getValue(), values);
		});
		if (node.isArray()) {
			node.values().forEach((element) -> collect(element, values));
		}
	}

	private static boolean isName(JsonNode node, String member) {
		return member.equals("key") && node.size() == 2 && node.has("value");
	}

	@Override
	public String toString() {
		return "request of " + this.contacts;
	}

}
