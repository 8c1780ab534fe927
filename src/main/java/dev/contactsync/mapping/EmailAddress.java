package dev.contactsync.mapping;

/**
 * A cautious idea of an e-mail address: ASCII, one at sign, a local part of at most 64
 * characters and a domain with a dot, 254 characters in all. An address that is left out
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
		return text.length() <= LONGEST && at > 0 && isLocal(text.substring(0, at)) && isDomain(text.substring(at + 1));
	}

	private static boolean isLocal(String local) {
		return local.length() <= LONGEST_LOCAL && allNamed(local, LOCAL_SIGNS, LONGEST_LOCAL);
	}

	private static boolean isDomain(String domain) {
		String top = domain.substring(domain.lastIndexOf('.') + 1);
		return domain.indexOf('.') > 0 && top.length() > 1 && !top.chars().allMatch(EmailAddress::isDigit)
				&& allNamed(domain, "-", LONGEST_LABEL) && !domain.startsWith("-") && !domain.endsWith("-")
				&& !domain.contains("-.") && !domain.contains(".-");
	}

	/** Whether the parts between dots are none empty or too long, and of known signs. */
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
