package dev.contactsync.fingerprint;

import java.nio.ByteBuffer;
import java.util.List;
import javax.crypto.Mac;

import org.jspecify.annotations.Nullable;

/**
 * Keyed hashes of rows, by which a row is known again that has been mapped before. 64
 * bits are enough, since a hash is only ever compared with the last one of the same
 * contact.
 */
public final class RowHashes {

	/**
	 * The first char that is not ASCII. Wide bytes begin with it, narrow ones never have
	 * it.
	 */
	private static final char WIDE = 0x80;

	private final ThreadLocal<Mac> macs;

	private final int[] columns;

	RowHashes(ThreadLocal<Mac> macs, int[] columns) {
		this.macs = macs;
		this.columns = columns;
	}

	/**
	 * The hash of a row.
	 * @param values the values of its columns
	 * @return equal for rows whose values are of the same classes and have the same texts
	 */
	public long of(List<@Nullable Object> values) {
		StringBuilder text = new StringBuilder();
		for (int column : this.columns) {
			append(text, values.get(column));
		}
		return ByteBuffer.wrap(this.macs.get().doFinal(bytes(text))).getLong();
	}

	/** Class, length and text, so that no two rows give the same. */
	private static void append(StringBuilder text, @Nullable Object value) {
		if (value instanceof List<?> list) {
			text.append('[').append(list.size()).append(':');
			list.forEach((element) -> append(text, element));
		}
		else if (value != null) {
			String string = value.toString();
			text.append(value.getClass().getSimpleName()).append(string.length()).append(':').append(string);
		}
		else {
			text.append('-');
		}
	}

	/**
	 * One byte a char, or, where one has no room in that, a mark and two bytes each: an
	 * encoding would replace halves of surrogate pairs.
	 */
	private static byte[] bytes(StringBuilder text) {
		byte[] narrow = new byte[text.length()];
		for (int i = 0; i < narrow.length; i++) {
			char c = text.charAt(i);
			if (c >= WIDE) {
				return wide(text);
			}
			narrow[i] = (byte) c;
		}
		return narrow;
	}

	private static byte[] wide(StringBuilder text) {
		ByteBuffer wide = ByteBuffer.allocate(1 + text.length() * Character.BYTES).put((byte) WIDE);
		text.chars().forEach((c) -> wide.putChar((char) c));
		return wide.array();
	}

}
