package dev.contactsync.fingerprint;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Tells which fields of a profile changed, from the hashes of two versions of it. */
public final class FieldHashes {

	/** Characters a field; 36 bits, enough to tell that a field changed. */
	static final int WIDTH = 6;

	private static final List<String> FIELDS = List.of("name", "email", "tags", "attributes");

	private FieldHashes() {
	}

	/**
	 * The fields in which two versions differ.
	 * @param before the version last acknowledged, or {@code null}
	 * @param after the hashes of the fields now
	 * @return names of fields, separated by commas; empty where nothing can be told
	 */
	public static String changed(@Nullable ProfileVersion before, String after) {
		List<String> changed = new ArrayList<>();
		for (int i = 0; i < FIELDS.size(); i++) {
			int from = i * WIDTH;
			if (before != null && !before.fieldHashes().regionMatches(from, after, from, WIDTH)) {
				changed.add(FIELDS.get(i));
			}
		}
		return String.join(",", changed);
	}

}
