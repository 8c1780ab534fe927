package dev.contactsync.phone;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * An extension at the end of a phone, by the marks that libphonenumber knows.
 *
 * @param base the phone before it
 * @param number the extension
 * @param isSign whether the mark is a mere sign, which may also stand for a digit that
 * was masked
 * @param isGlued whether the mark stands between two digits
 */
record PhoneExtension(String base, String number, boolean isSign, boolean isGlued) {

	private static final Pattern FORM = Pattern
		.compile("(?s)(.*\\d\\)?)([\\s,;]*\\(?)(ext(?:ensi[oó]n|n)?|anexo|доб|int|dw|x|#)[ .:=]*(\\d{1,7})\\)?");

	/**
	 * Looks for an extension.
	 * @param text a text in the alphabet of {@link PhoneText}
	 * @return the extension, or {@code null} if there is none
	 */
	static @Nullable PhoneExtension find(String text) {
		Matcher form = FORM.matcher(text);
		if (!form.matches()) {
			return null;
		}
		String mark = form.group(3);
		return new PhoneExtension(form.group(1), form.group(4), mark.equals("x") || mark.equals("#"),
				form.group(2).isEmpty());
	}

}
