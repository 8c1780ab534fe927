package dev.contactsync.status;

import java.util.List;
import java.util.stream.Collectors;

import dev.contactsync.contact.CountText;

/**
 * Contacts of a sync that were sent without a usable answer.
 *
 * @param contacts how many
 * @param requests the requests that they were in, as {@code v_request} names them, the
 * newest first; at most ten
 */
public record InDoubt(long contacts, List<Long> requests) {

	/** A text such as {@code 2 contacts, sent by requests 17, 12}. */
	@Override
	public String toString() {
		if (this.contacts == 0) {
			return "none";
		}
		return "%s, sent by %s %s".formatted(CountText.of(this.contacts, "contact"),
				(this.requests.size() == 1) ? "request" : "requests",
				this.requests.stream().map(String::valueOf).collect(Collectors.joining(", ")));
	}

}
