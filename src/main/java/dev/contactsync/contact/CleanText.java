package dev.contactsync.contact;

/**
 * Text that every JSON parser and every screen can take. Control characters that are
 * white space become a space, other control characters go, and so do halves of surrogate
 * pairs, byte order marks and the bidirectional overrides, embeddings and isolates, which
 * would reorder what a reader sees after them. Directional marks and joiners stay: right
 * to left text, Indic scripts and emoji need them.
 */
public final class CleanText {

	private CleanText() {
	}

	/**
	 * Cleans a value and trims all white space of Unicode around it.
	 * @return the text, empty where nothing of it can be seen
	 */
	public static String clean(String text) {
		return isClean(text) ? text : strip(replace(text));
	}

	/** Whether there is nothing to clean or trim: visible ASCII, and spaces between. */
	static boolean isClean(String text) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c < ' ' || c > '~') {
				return false;
			}
		}
		return text.isEmpty() || (text.charAt(0) != ' ' && text.charAt(text.length() - 1) != ' ');
	}

	/**
	 * Cleans a value whose lines have to be told apart: each control character that is
	 * white space becomes a line break.
	 * @return the text, empty where nothing of it can be seen
	 */
	public static String lines(String text) {
		return isClean(text) ? text : strip(replace(text, '\n'));
	}

	/**
	 * Cleans a text, but leaves the white space around it.
	 * @return the text without what cannot be sent
	 */
	public static String replace(String text) {
		return replace(text, ' ');
	}

	private static String replace(String text, char lineBreak) {
		StringBuilder cleaned = new StringBuilder(text.length());
		text.codePoints().forEach((c) -> append(cleaned, c, lineBreak));
		return cleaned.toString();
	}

	private static void append(StringBuilder cleaned, int c, char lineBreak) {
		if (isBreak(c)) {
			if (cleaned.isEmpty() || cleaned.charAt(cleaned.length() - 1) != lineBreak) {
				cleaned.append(lineBreak);
			}
		}
		else if (!isDropped(c)) {
			cleaned.appendCodePoint(c);
		}
	}

	/**
	 * Whether a character is a control character that is white space.
	 * @param c a code point
	 * @return whether it breaks a line or moves to a column
	 */
	public static boolean isBreak(int c) {
		return (c >= '\t' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
	}

	private static boolean isDropped(int c) {
		return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE || c == 0xFEFF
				|| (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
	}

	/**
	 * Trims all white space of Unicode.
	 * @param text a clean text
	 * @return the text, empty where nothing of it can be seen
	 */
	public static String strip(String text) {
		if (isClean(text)) {
			return text;
		}
		if (text.codePoints().allMatch((c) -> isSpace(c) || Character.getType(c) == Character.FORMAT)) {
			return "";
		}
		int start = 0;
		int end = text.length();
		while (isSpace(text.charAt(start))) {
			start++;
		}
		while (isSpace(text.charAt(end - 1))) {
			end--;
		}
		return text.substring(start, end);
	}

	/**
	 * Whether a character is white space, the unbreakable and zero-width ones included.
	 * @param c a code point
	 * @return whether it is trimmed
	 */
	public static boolean isSpace(int c) {
		return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x200B;
	}

}
