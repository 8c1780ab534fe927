package dev.contactsync.mapping;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * A cautious idea of an e-mail address: one at sign, a local part of at most 64 bytes and
 * a domain with a dot, 254 bytes in all. Letters, marks and digits may be of any script,
 * in the local part (RFC 6531) and in the domain (RFC 5890). An address that is left out
 * costs an address; one that the API refuses costs the contact.
 */
final class EmailAddress {

	private static final int LONGEST = 254;

	private static final int LONGEST_LOCAL = 64;

	private static final int LONGEST_LABEL = 63;

	private static final String LOCAL_SIGNS = "!#$%&'*+/=?^_`{|}~-";

	private EmailAddress() {
	}

	static boolean isOne(String text) {
		int at = text.indexOf('@');
		return text.length() <= LONGEST && bytes(text) <= LONGEST && at > 0 && isLocal(text.substring(0, at))
				&& isDomain(ascii(text.substring(at + 1)));
	}

	private static int bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8).length;
	}

	private static boolean isLocal(String local) {
		return bytes(local) <= LONGEST_LOCAL && allNamed(asLetters(local), LOCAL_SIGNS, LONGEST_LOCAL);
	}

	/** Letters, marks and digits of other scripts as an ASCII letter. */
	private static String asLetters(String text) {
		StringBuilder letters = new StringBuilder(text.length());
		text.codePoints().map((c) -> isOfOtherScript(c) ? 'a' : c).forEach(letters::appendCodePoint);
		return letters.toString();
	}

	private static boolean isOfOtherScript(int c) {
		return c > '~' && (Character.isLetterOrDigit(c) || switch (Character.getType(c)) {
			case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
			default -> false;
		});
	}

	/** A domain as DNS knows it; empty if it cannot be one. */
	private static String ascii(String domain) {
		boolean known = asLetters(domain).chars().allMatch((c) -> c <= '~');
		if (!known || !Normalizer.isNormalized(domain, Normalizer.Form.NFKC)) {
			return "";
		}
		try {
			return IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED | IDN.USE_STD3_ASCII_RULES);
		}
		catch (IllegalArgumentException ex) {
			return "";
		}
	}

	private static boolean isDomain(String domain) {
		String top = domain.substring(domain.lastIndexOf('.') + 1);
		return domain.indexOf('.') > 0 && top.length() > 1 && !top.chars().allMatch(EmailAddress::isDigit)
				&& allNamed(domain, "-", LONGEST_LABEL) && !domain.startsWith("-") && !domain.endsWith("-")
				&& !domain.contains("-.") && !domain.contains(".-");
	}

	/**
	 * Whether no part between dots is empty or too long, and all are of known characters.
	 */
	private static boolean allNamed(String dotted, String signs, int longest) {
		int length = 0;
		for (char c : (dotted + '.').toCharArray()) {
			if (c == '.' && (length == 0 || length > longest)) {
				return false;
			}
			if (c != '.' && !isLetter(c) && !isDigit(c) && signs.indexOf(c) < 0) {
				return false;
			}
			length = (c == '.') ? 0 : length + 1;
		}
		return true;
	}

	private static boolean isLetter(int c) {
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
	}

	private static boolean isDigit(int c) {
		return c >= '0' && c <= '9';
	}

}
