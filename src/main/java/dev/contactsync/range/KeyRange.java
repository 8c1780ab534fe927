package dev.contactsync.range;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A part of a source's rows, bounded by values of the source in the source's own order:
 * after the lower bound, up to and including the upper one; a missing bound is open.
 */
public sealed interface KeyRange {

	/**
	 * The range as text, to be stored.
	 * @return printable text from which {@link #decode} makes an equal range
	 */
	String encode();

	/**
	 * The range in words.
	 * @return a part of a sentence, for people
	 */
	String description();

	/**
	 * This range and all that follow, as far as another.
	 * @param last a range of the same selection, at or after this one
	 * @return one range for all of them
	 */
	KeyRange through(KeyRange last);

	/**
	 * A range that was stored.
	 * @param text what {@link #encode} gave
	 * @throws IllegalArgumentException if the text is not a range
	 */
	static KeyRange decode(String text) {
		int end = text.indexOf(':');
		List<@Nullable String> fields = EscapedFields.split(text.substring(end + 1));
		return switch (text.substring(0, Math.max(end, 0))) {
			case ByKey.CODE -> new ByKey(fields.get(0), fields.get(1), instant(fields.get(2)));
			case Undated.CODE -> new Undated(fields.get(0), fields.get(1));
			case ByChange.CODE -> new ByChange(Instant.parse(Objects.requireNonNull(fields.get(0))),
					place(fields.get(1)), place(fields.get(2)));
			default -> throw new IllegalArgumentException("not a range of a source: " + text);
		};
	}

	private static String description(String lower, @Nullable String after, @Nullable String upTo) {
		if (after == null && upTo == null) {
			return "of the whole source";
		}
		return ((after != null) ? lower + " '" + after + "'" : "from the first")
				+ ((upTo != null) ? " up to '" + upTo + "'" : " to the last");
	}

	private static @Nullable Instant instant(@Nullable String text) {
		return (text != null) ? Instant.parse(text) : null;
	}

	private static @Nullable RowPosition place(@Nullable String text) {
		return (text != null) ? RowPosition.decode(text) : null;
	}

	/**
	 * Rows in the order of their key.
	 *
	 * @param after the key before the first
	 * @param upTo the last key
	 * @param changedBefore if present, only rows with a changed-at before it
	 */
	record ByKey(@Nullable String after, @Nullable String upTo, @Nullable Instant changedBefore) implements KeyRange {

		private static final String CODE = "key";

		@Override
		public String encode() {
			return CODE + ":" + EscapedFields.join(this.after, this.upTo,
					(this.changedBefore != null) ? this.changedBefore.toString() : null);
		}

		@Override
		public String description() {
			return KeyRange.description("after key", this.after, this.upTo);
		}

		@Override
		public KeyRange through(KeyRange last) {
			return new ByKey(this.after, ((ByKey) last).upTo, this.changedBefore);
		}

	}

	/**
	 * Rows without a changed-at, in the order of their key.
	 *
	 * @param after the key before the first
	 * @param upTo the last key
	 */
	record Undated(@Nullable String after, @Nullable String upTo) implements KeyRange {

		private static final String CODE = "undated";

		@Override
		public String encode() {
			return CODE + ":" + EscapedFields.join(this.after, this.upTo);
		}

		@Override
		public String description() {
			return KeyRange.description("without a changed-at, after key", this.after, this.upTo);
		}

		@Override
		public KeyRange through(KeyRange last) {
			return new Undated(this.after, ((Undated) last).upTo);
		}

	}

	/**
	 * Rows in the order of changed-at, then key.
	 *
	 * @param since the earliest changed-at
	 * @param after the place before the first
	 * @param upTo the place of the last
	 */
	record ByChange(Instant since, @Nullable RowPosition after, @Nullable RowPosition upTo) implements KeyRange {

		private static final String CODE = "changed";

		@Override
		public String encode() {
			return CODE + ":" + EscapedFields.join(this.since.toString(),
					(this.after != null) ? this.after.encode() : null, (this.upTo != null) ? this.upTo.encode() : null);
		}

		@Override
		public String description() {
			return "changed since " + this.since;
		}

		@Override
		public KeyRange through(KeyRange last) {
			return new ByChange(this.since, this.after, ((ByChange) last).upTo);
		}

	}

}
