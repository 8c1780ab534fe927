package dev.contactsync.testing;

import java.time.Instant;
import java.util.List;

import com.sun.net.httpserver.Headers;
import tools.jackson.databind.JsonNode;

/**
 * A POST that {@link FakeImportApi} saw.
 *
 * @param number 1 for the first
 * @param arrived when it had come in completely, by the fake's clock
 * @param headers its headers
 * @param query the query of its URI, empty if there is none
 * @param body its body
 * @param contacts the contacts of its body; empty if it is not what the API takes
 */
public record ImportRequest(int number, Instant arrived, Headers headers, String query, byte[] body,
		List<JsonNode> contacts) {

	/**
	 * Whom a contact of a body is for.
	 * @param contact an element of the body
	 * @return prefix and number in one
	 */
	public static String recipientOf(JsonNode contact) {
		JsonNode phone = contact.at("/profile/userDetails/contact/phone");
		return phone.path("prefix").stringValue() + phone.path("number").stringValue();
	}

	/**
	 * The recipients in the order of the body.
	 * @return prefix and number in one, each
	 */
	public List<String> recipients() {
		return this.contacts.stream().map(ImportRequest::recipientOf).toList();
	}

}
