package dev.contactsync.source;

import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.contactsync.contact.CountText;
import dev.contactsync.contact.Exclusion;
import dev.contactsync.contact.ExclusionReason;
import org.jspecify.annotations.Nullable;

/**
 * The keys that contacts are known by. Most are what the source has. One that is too long
 * for an index of the state, or has what no text of PostgreSQL may have, excludes its
 * contact, which is then known by the beginning of its key and a hash of the whole.
 */
final class KeyText {

	/** An entry of an index of PostgreSQL has room for about 2,700. */
	private static final int MOST_BYTES = 2000;

	private static final int SHOWN = 60;

	private static final int HASH_BYTES = 8;

	private static final Pattern SHORTENED = Pattern.compile("(?s)(.{0," + SHOWN + "})\u2026[0-9a-f]{16}");

	private KeyText() {
	}

	/**
	 * Why a contact with this key cannot be sent.
	 * @param key the key as the source has it
	 * @return the reason, or {@code null} for a key like any other
	 */
	static @Nullable Exclusion fault(String key) {
		if (key.indexOf('\0') >= 0 || !encoder().canEncode(key)) {
			return Exclusion.of(ExclusionReason.UNREADABLE, "key",
					"the key has a character that only its own database can store", contactKey(key));
		}
		if (key.length() * 3L > MOST_BYTES && key.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
			return Exclusion.of(ExclusionReason.TOO_LARGE, "key",
					CountText.format("the key has more than %d bytes", MOST_BYTES), contactKey(key));
		}
		return null;
	}

	/**
	 * What a contact with such a key is known by.
	 * @param key a key with a fault
	 * @return its beginning, and a hash
	 */
	static String contactKey(String key) {
		int end = 0;
		CharsetEncoder encoder = encoder();
		while (end < Math.min(SHOWN, key.length()) && key.charAt(end) != '\0' && encoder.canEncode(key.charAt(end))) {
			end++;
		}
		return key.substring(0, end) + '\u2026' + HexFormat.of().formatHex(hash(key), 0, HASH_BYTES);
	}

	/**
	 * How the key begins that such a contact has.
	 * @param contactKey what a contact is known by
	 * @return the beginning; empty for a contact that is known by its key
	 */
	static Optional<String> beginning(String contactKey) {
		Matcher matcher = SHORTENED.matcher(contactKey);
		return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
	}

	private static CharsetEncoder encoder() {
		return StandardCharsets.UTF_8.newEncoder();
	}

	private static byte[] hash(String key) {
		byte[] bytes = new byte[key.length() * Character.BYTES];
		for (int i = 0; i < key.length(); i++) {
			bytes[2 * i] = (byte) (key.charAt(i) >> Byte.SIZE);
			bytes[2 * i + 1] = (byte) key.charAt(i);
		}
		try {
			return MessageDigest.getInstance("SHA-256").digest(bytes);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
