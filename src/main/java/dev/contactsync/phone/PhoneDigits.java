package dev.contactsync.phone;

/** The digits of a text in the alphabet of {@link PhoneText}. */
final class PhoneDigits {

	/** The most digits of a number with its calling code (ITU-T E.164). */
	static final int MOST = 15;

	private PhoneDigits() {
	}

	/**
	 * What a person would dial.
	 * @return its digits, and the plus sign if it stands before them
	 */
	static String dialled(CharSequence text) {
		StringBuilder dialled = new StringBuilder();
		text.chars()
			.filter((c) -> isDigit(c) || (c == '+' && dialled.isEmpty()))
			.forEach((c) -> dialled.append((char) c));
		return dialled.toString();
	}

	static int count(CharSequence text) {
		return (int) text.chars().filter(PhoneDigits::isDigit).count();
	}

	private static boolean isDigit(int c) {
		return c >= '0' && c <= '9';
	}

}
