package dev.contactsync.range;

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
public record RowPosition(@Nullable String changedAt, String key) {

	/**
	 * The position as text, to be stored.
	 * @return printable text from which {@link #decode} makes an equal position
	 */
	public String encode() {
		return EscapedFields.join(this.changedAt, this.key);
	}

	/**
	 * A position that was stored.
	 * @param text what {@link #encode} gave
	 * @throws IllegalArgumentException if the text is not a position
	 */
	public static RowPosition decode(String text) {
		List<@Nullable String> fields = EscapedFields.split(text);
		return new RowPosition(fields.get(0), Objects.requireNonNull(fields.get(1)));
	}

}
