package dev.contactsync.testing;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@link FakeImportApi} does with a request.
 *
 * @param status the HTTP status
 * @param headers headers of the answer, {@code Content-Type} included
 * @param body the body of the answer
 * @param applied whether the contacts are taken over
 * @param dropped whether the connection is closed in place of an answer
 * @param delay how long the answer takes, after the contacts were taken over
 */
public record ImportAnswer(int status, Map<String, String> headers, String body, boolean applied, boolean dropped,
		Duration delay) {

	/**
	 * The documented success; the contacts are taken over.
	 * @return the answer
	 */
	public static ImportAnswer accepted() {
		return json(200, "{\"status\":\"success\",\"message\":\"User profiles imported successfully.\"}").applying();
	}

	/**
	 * A failure in the form of the sibling endpoints.
	 * @param status the HTTP status, in the body as well
	 * @param message the API's words
	 * @return the answer
	 */
	public static ImportAnswer failure(int status, String message) {
		return json(status, "{\"success\":false,\"message\":\"" + message + "\",\"code\":" + status + "}");
	}

	/**
	 * A failure with nothing to say.
	 * @param status the HTTP status
	 * @return the answer
	 */
	public static ImportAnswer status(int status) {
		return json(status, "");
	}

	/**
	 * Any JSON, or what claims to be.
	 * @param status the HTTP status
	 * @param body the body
	 * @return the answer
	 */
	public static ImportAnswer json(int status, String body) {
		return new ImportAnswer(status, Map.of("Content-Type", "application/json; charset=utf-8"), body, false, false,
				Duration.ZERO);
	}

	/**
	 * The contacts are taken over, and the connection is closed without an answer.
	 * @return the answer
	 */
	public static ImportAnswer dropAfterApplying() {
		return dropBeforeApplying().applying();
	}

	/**
	 * The connection is closed without an answer, and nothing is taken over.
	 * @return the answer
	 */
	public static ImportAnswer dropBeforeApplying() {
		return new ImportAnswer(0, Map.of(), "", false, true, Duration.ZERO);
	}

	/**
	 * This answer, with the contacts taken over.
	 * @return the answer
	 */
	public ImportAnswer applying() {
		return new ImportAnswer(this.status, this.headers, this.body, true, this.dropped, this.delay);
	}

	/**
	 * This answer with another header.
	 * @param name the header's name
	 * @param value its value
	 * @return the answer
	 */
	public ImportAnswer header(String name, String value) {
		Map<String, String> more = new TreeMap<>(this.headers);
		more.put(name, value);
		return new ImportAnswer(this.status, more, this.body, this.applied, this.dropped, this.delay);
	}

	/**
	 * This answer, but later.
	 * @param longer how much later
	 * @return the answer
	 */
	public ImportAnswer delayed(Duration longer) {
		return new ImportAnswer(this.status, this.headers, this.body, this.applied, this.dropped, longer);
	}

}
