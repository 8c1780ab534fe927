package dev.contactsync.phone;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.contactsync.contact.CleanText;

/**
 * A phone as it is written, in a small alphabet: each digit of any script as an ASCII
 * digit; each dash, dot, slash, bracket and kind of space as one of its kind; line breaks
 * as such; the rest in lower case and otherwise as it is. Invisible characters go, and so
 * does what spreadsheets, links and messengers put around a number.
 */
final class PhoneText {

	private static final Pattern PLAIN = Pattern.compile("\\+?[0-9]+");

	private static final String DASHES = "\u2212\u2043\u02d7\u30fc\uff70";

	private static final String DOTS = "\u00b7\u2024\u2027\u2219\u22c5\u30fb\uff65";

	private static final String QUOTES = "\u201c\u201d\u201e\u201f\u00ab\u00bb";

	private static final String APOSTROPHES = "\u2018\u2019\u201a\u201b\u02bc";

	/** {@code tel:} is RFC 3966; the others are links of the same kind. */
	private static final Pattern SCHEME = Pattern.compile("(?:tel|callto|sms|whatsapp):(?://)?(?:%2b(?=\\d))?\\s*");

	/** Digits of an address or link of WhatsApp are the whole number, without "+". */
	private static final Pattern WHATSAPP = Pattern.compile("\\+?(\\d+)(?::\\d+)?@(?:s\\.whatsapp\\.net|c\\.us)"
			+ "|(?:https?://)?(?:www\\.)?wa\\.me/\\+?(\\d+)/?(?:\\?.*)?"
			+ "|(?:(?:https?://)?(?:api|web)\\.whatsapp\\.com|whatsapp:/)/send/?\\?(?:.*&)?phone=(?:\\+|%2b)?(\\d+)(?:&.*)?");

	private PhoneText() {
	}

	/**
	 * Rewrites a text.
	 * @param text any text
	 * @return the text in the small alphabet, without white space around it
	 */
	static String of(String text) {
		if (PLAIN.matcher(text).matches()) {
			return text;
		}
		StringBuilder plain = new StringBuilder(text.length());
		text.codePoints().forEach((c) -> append(plain, c));
		String bare = unwrapped(plain.toString().strip());
		Matcher whatsApp = WHATSAPP.matcher(bare);
		return whatsApp.matches() ? '+' + group(whatsApp) : withoutScheme(bare);
	}

	private static void append(StringBuilder plain, int c) {
		if (Character.isDigit(c)) {
			plain.append(Character.digit(c, 10));
		}
		else if (CleanText.isBreak(c)) {
			plain.append('\n');
		}
		else if (!isInvisible(c)) {
			plain.appendCodePoint(sign(c));
		}
	}

	private static boolean isInvisible(int c) {
		return Character.getType(c) == Character.FORMAT || Character.isISOControl(c) || c == 0xFE0E || c == 0xFE0F;
	}

	private static int sign(int c) {
		int half = (c >= 0xFF01 && c <= 0xFF5E) ? c - 0xFEE0 : c;
		if (CleanText.isSpace(half)) {
			return ' ';
		}
		if (Character.getType(half) == Character.DASH_PUNCTUATION || DASHES.indexOf(half) >= 0) {
			return '-';
		}
		if (DOTS.indexOf(half) >= 0) {
			return '.';
		}
		if (QUOTES.indexOf(half) >= 0) {
			return '"';
		}
		if (APOSTROPHES.indexOf(half) >= 0) {
			return '\'';
		}
		return switch (half) {
			case '[' -> '(';
			case ']' -> ')';
			case 0x2044, 0x2215 -> '/';
			case 0x060C, 0x3001 -> ',';
			case 0x061B -> ';';
			case 0xFE62 -> '+';
			default -> Character.toLowerCase(half);
		};
	}

	/** Without {@code ="..."}, quotes, and the apostrophe that makes a cell text. */
	private static String unwrapped(String text) {
		boolean isFormula = text.startsWith("=\"");
		String inner = isFormula ? text.substring(1) : text;
		if (isQuoted(inner, '"') || isQuoted(inner, '\'')) {
			return unwrapped(inner.substring(1, inner.length() - 1).strip());
		}
		return inner.startsWith("'") ? unwrapped(inner.substring(1).strip()) : text;
	}

	private static boolean isQuoted(String text, char quote) {
		return text.length() > 1 && text.charAt(0) == quote && text.charAt(text.length() - 1) == quote;
	}

	private static String group(Matcher matcher) {
		for (int i = 1; i <= matcher.groupCount(); i++) {
			if (matcher.group(i) != null) {
				return matcher.group(i);
			}
		}
		throw new IllegalStateException("no group has matched");
	}

	private static String withoutScheme(String text) {
		Matcher scheme = SCHEME.matcher(text);
		if (!scheme.lookingAt()) {
			return text;
		}
		return (scheme.group().contains("%2b") ? "+" : "") + text.substring(scheme.end());
	}

}
