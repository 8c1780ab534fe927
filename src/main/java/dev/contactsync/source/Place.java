package dev.contactsync.source;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Where a row stands in the order of its range, as exact texts of its values.
 *
 * @param changedAt the row's changed-at where the range is in that order, else
 * {@code null}
 * @param key the row's key
 */
record Place(@Nullable String changedAt, String key) {

	String encode() {
		return Fields.join(this.changedAt, this.key);
	}

	static Place decode(String text) {
		List<@Nullable String> fields = Fields.split(text);
		return new Place(fields.get(0), Objects.requireNonNull(fields.get(1)));
	}

}
