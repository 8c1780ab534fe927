package dev.contactsync.fingerprint;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import dev.contactsync.contact.ProfileField;
import org.jspecify.annotations.Nullable;

/** Tells which fields of a profile changed, from the hashes of two versions of it. */
public final class FieldHashes {

	/** Characters a field; 36 bits, enough to tell that a field changed. */
	static final int WIDTH = 6;

	/** Those that have a hash, in its order. */
	private static final List<ProfileField> FIELDS = List.of(ProfileField.NAME, ProfileField.EMAIL, ProfileField.TAGS,
			ProfileField.ATTRIBUTES);

	private FieldHashes() {
	}

	/**
	 * The fields in which two versions differ.
	 * @param before the version last acknowledged, or {@code null}
	 * @param after the hashes of the fields now
	 * @return the fields; empty where nothing can be told
	 */
	public static Set<ProfileField> changed(@Nullable ProfileVersion before, String after) {
		Set<ProfileField> changed = EnumSet.noneOf(ProfileField.class);
		for (int i = 0; i < FIELDS.size(); i++) {
			int from = i * WIDTH;
			if (before != null && !before.fieldHashes().regionMatches(from, after, from, WIDTH)) {
				changed.add(FIELDS.get(i));
			}
		}
		return changed;
	}

}
