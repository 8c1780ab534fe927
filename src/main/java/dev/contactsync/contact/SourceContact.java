package dev.contactsync.contact;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One row of the source. Its text is its key only, because everything else is personal
 * data.
 *
 * @param key the contact's key, as text; two rows of a source never share it
 * @param changedAt when the contact was last changed, used to rank contacts that share a
 * phone; {@code null} where it is unknown, infinite or in the future
 * @param values the row, in the order of the source's {@link ColumnNames}; each is
 * {@code null}, a {@link String}, a {@link Number}, a {@link Boolean}, a
 * {@link java.util.UUID}, a {@link java.time.LocalDate}, {@link java.time.LocalTime},
 * {@link java.time.OffsetTime}, {@link java.time.LocalDateTime} or
 * {@link java.time.OffsetDateTime}, or a {@link List} of these for an array
 * @param fault why the row cannot be a contact that is sent, because something of it
 * cannot be read; {@code null} for almost all
 */
public record SourceContact(String key, @Nullable Instant changedAt, List<@Nullable Object> values,
		@Nullable Exclusion fault) {

	/**
	 * A row that could be read.
	 * @param key the contact's key
	 * @param changedAt when the contact was last changed, or {@code null}
	 * @param values the row
	 */
	public SourceContact(String key, @Nullable Instant changedAt, List<@Nullable Object> values) {
		this(key, changedAt, values, null);
	}

	/**
	 * About how much memory its texts take.
	 * @return a number of characters
	 */
	public long weight() {
		return weight(this.values);
	}

	private static long weight(List<?> values) {
		long weight = 0;
		for (Object value : values) {
			if (value instanceof String text) {
				weight += text.length();
			}
			else if (value instanceof List<?> list) {
				weight += weight(list);
			}
		}
		return weight;
	}

	@Override
	public String toString() {
		return "contact " + this.key;
	}

}
