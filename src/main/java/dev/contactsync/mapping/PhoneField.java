package dev.contactsync.mapping;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.contactsync.contact.ExclusionReason;
import dev.contactsync.contact.MaskedText;
import dev.contactsync.contact.Phone;
import org.jspecify.annotations.Nullable;

/**
 * The phone of a contact, in any written form. A number with a country code needs nothing
 * else. Any other takes its region from the row; only where the row says nothing, from
 * the settings, because a German number read as an Indian one is somebody else's.
 *
 * @param number what makes the number
 * @param origin what makes the region or the prefix, or {@code null}
 * @param isPrefix whether the origin is a prefix, which may hold more than a calling
 * code, as in "+1-868"
 * @param defaultRegion the region of rows without an origin, or {@code null}
 */
record PhoneField(Template number, @Nullable Template origin, boolean isPrefix, @Nullable String defaultRegion) {

	private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

	private static final int MOST_DIGITS = 15;

	/**
	 * Reads the phone.
	 * @param row the row, which is excluded if it has no valid phone
	 * @return the phone, or {@code null} if the row is excluded
	 */
	@Nullable Phone read(RowBeingMapped row) {
		String number = withoutMarks(this.number.render(row));
		String origin = (this.origin != null) ? this.origin.render(row) : "";
		if (row.exclusion() != null) {
			return null;
		}
		if (number.isEmpty()) {
			row.exclude(ExclusionReason.MISSING, "phone", "there is no phone", evidence(row));
			return null;
		}
		return phone(row, number, origin);
	}

	private @Nullable Phone phone(RowBeingMapped row, String number, String origin) {
		String region = origin.isEmpty() ? this.defaultRegion : region(origin);
		boolean whole = isInternational(number) || region != null;
		String dialled = (whole || !this.isPrefix) ? number : dialled(origin, number);
		ExclusionReason reason;
		try {
			PhoneNumber parsed = NUMBERS.parse(dialled, region);
			Phone phone = new Phone(String.valueOf(parsed.getCountryCode()),
					NUMBERS.getNationalSignificantNumber(parsed));
			reason = problem(parsed, phone);
			if (reason == null) {
				return phone;
			}
		}
		catch (NumberParseException ex) {
			reason = reason(ex, isInternational(dialled));
		}
		String where = origin.isEmpty() ? "" : (this.isPrefix ? ", prefix " : ", region ") + MaskedText.shape(origin);
		row.exclude(reason, "phone", "number " + MaskedText.shape(number) + where, evidence(row));
		return null;
	}

	private @Nullable String region(String origin) {
		return this.isPrefix ? RegionNames.ofCallingCode(origin) : RegionNames.of(origin);
	}

	private static boolean isInternational(String number) {
		return number.indexOf('+') >= 0 || number.indexOf('\uff0b') >= 0;
	}

	private static String dialled(String prefix, String number) {
		String digits = RegionNames.digits(prefix);
		return digits.isEmpty() ? number : "+" + digits + number;
	}

	private static @Nullable ExclusionReason problem(PhoneNumber number, Phone phone) {
		if (phone.recipient().length() > MOST_DIGITS) {
			return ExclusionReason.TOO_LONG;
		}
		if (NUMBERS.isValidNumber(number)) {
			return null;
		}
		return switch (NUMBERS.isPossibleNumberWithReason(number)) {
			case TOO_SHORT, IS_POSSIBLE_LOCAL_ONLY -> ExclusionReason.TOO_SHORT;
			case TOO_LONG -> ExclusionReason.TOO_LONG;
			case INVALID_COUNTRY_CODE, INVALID_LENGTH, IS_POSSIBLE -> ExclusionReason.NOT_VALID_FOR_REGION;
		};
	}

	private static ExclusionReason reason(NumberParseException problem, boolean international) {
		return switch (problem.getErrorType()) {
			case INVALID_COUNTRY_CODE ->
				international ? ExclusionReason.NOT_VALID_FOR_REGION : ExclusionReason.NO_REGION;
			case NOT_A_NUMBER -> ExclusionReason.NOT_A_NUMBER;
			case TOO_SHORT_AFTER_IDD, TOO_SHORT_NSN -> ExclusionReason.TOO_SHORT;
			case TOO_LONG -> ExclusionReason.TOO_LONG;
		};
	}

	/**
	 * Without the invisible marks and rare spaces that come along when a number is copied
	 * from a screen.
	 */
	private static String withoutMarks(String number) {
		if (CleanText.isClean(number)) {
			return number;
		}
		StringBuilder visible = new StringBuilder();
		number.codePoints()
			.filter((c) -> Character.getType(c) != Character.FORMAT)
			.map((c) -> CleanText.isSpace(c) ? ' ' : c)
			.forEach(visible::appendCodePoint);
		return visible.toString();
	}

	/**
	 * The raw values that the phone is read from.
	 * @param row the row
	 * @return the values in one text
	 */
	String evidence(RowBeingMapped row) {
		return this.number.evidence(row) + ((this.origin != null) ? this.origin.evidence(row) : "");
	}

}
