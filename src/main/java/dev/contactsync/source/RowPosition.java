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
record RowPosition(@Nullable String changedAt, String key) {

	String encode() {
		return EscapedFields.join(this.changedAt, this.key);
	}

	static RowPosition decode(String text) {
		List<@Nullable String> fields = EscapedFields.split(text);
		return new RowPosition(fields.get(0), Objects.requireNonNull(fields.get(1)));
	}

}
