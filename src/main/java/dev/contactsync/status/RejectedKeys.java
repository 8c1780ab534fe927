package dev.contactsync.status;

import java.util.List;
import java.util.Optional;

import dev.contactsync.check.NearestName;

/**
 * The keys of contacts that are rejected, for an operator who names one.
 *
 * @param keys the keys as they are kept
 */
public record RejectedKeys(List<String> keys) {

	/**
	 * The key that is meant.
	 * @param written the key as it was written
	 * @return the key as it is kept: a column of fixed length fills it with spaces; empty
	 * if no contact of that key is rejected
	 */
	public Optional<String> find(String written) {
		return this.keys.stream()
			.filter((key) -> key.equals(written))
			.findFirst()
			.or(() -> this.keys.stream().filter((key) -> key.strip().equals(written.strip())).findFirst());
	}

	/**
	 * The keys that may have been meant.
	 * @param written a key that is not among them
	 * @return the end of a sentence with those that look like it; empty where none does
	 */
	public Optional<String> near(String written) {
		List<String> near = NearestName.of(written, this.keys);
		return near.isEmpty() ? Optional.empty() : Optional.of("; did you mean " + String.join(" or ", near) + "?");
	}

}
