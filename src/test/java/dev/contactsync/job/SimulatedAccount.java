package dev.contactsync.job;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** What the API knows, and what it has heard more than once. */
final class SimulatedAccount {

	private static final String CONTACT = "{\"profile\"";

	private final Map<String, String> accepted = new HashMap<>();

	private long repeats;

	private final Set<String> contactsRepeated = new HashSet<>();

	private long mayRepeat;

	/** The contacts of a body. */
	static List<Heard> read(byte[] body) {
		String json = new String(body, StandardCharsets.UTF_8);
		List<Heard> contacts = new ArrayList<>();
		int start = json.indexOf(CONTACT);
		while (start >= 0) {
			int next = json.indexOf(CONTACT, start + 1);
			contacts.add(heard(json.substring(start, ((next < 0) ? json.length() : next) - 1)));
			start = next;
		}
		return contacts;
	}

	private static Heard heard(String json) {
		String name = text(json, "userProvidedName");
		return new Heard(json, text(json, "prefix") + text(json, "number"), name.substring(1, name.indexOf(' ')),
				name.endsWith(Person.REFUSED));
	}

	private static String text(String json, String name) {
		int start = json.indexOf("\"" + name + "\":\"") + name.length() + 4;
		return json.substring(start, json.indexOf('"', start));
	}

	void accept(long run, Heard contact, boolean hasChanged) {
		String before = this.accepted.put(contact.recipient(), contact.json());
		if (contact.json().equals(before) && !hasChanged) {
			this.repeats++;
			this.contactsRepeated.add(run + " " + contact.recipient());
		}
	}

	@Nullable String knows(String recipient) {
		return this.accepted.get(recipient);
	}

	/** It is unknown whether so many contacts were accepted. */
	void mayRepeat(long contacts) {
		this.mayRepeat += contacts;
	}

	long repeats() {
		return this.repeats;
	}

	/** How many contacts have been repeated, each once a run. */
	long contactsRepeated() {
		return this.contactsRepeated.size();
	}

	long mostRepeats() {
		return this.mayRepeat;
	}

	/**
	 * A contact of a body.
	 *
	 * @param json what is said
	 * @param recipient about whom
	 * @param key the contact's key
	 * @param isRefused whether the API refuses it
	 */
	record Heard(String json, String recipient, String key, boolean isRefused) {

		@Override
		public String toString() {
			return this.key + " at " + this.recipient.substring(this.recipient.length() - 2);
		}

	}

}
