package dev.contactsync.phone;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber.CountryCodeSource;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.contactsync.contact.ExclusionReason;
import dev.contactsync.contact.Phone;
import org.jspecify.annotations.Nullable;

/**
 * Asks libphonenumber about digits, in every way in which they can be meant where the row
 * is from: with the calling code of the region in front or without, after 00 or not.
 * <p>
 * Digits without a plus sign may also begin with another country's calling code. Of valid
 * numbers as a column of integers has them, without a trunk prefix, every fortieth is a
 * valid number abroad, too, in the United States every tenth. Therefore that counts only
 * for what is unlikely within the region: a landline number of more than ten digits, or
 * of more than the region's usual numbers have. That is one in some thousands of its own,
 * while most mobile numbers with a calling code have as many.
 *
 * @param region the region of the row, or {@code null} where it is unknown
 * @param prefix the digits that the row keeps apart from the number and that are no
 * region's calling code, else empty
 * @param accept which numbers are taken
 */
public record NumberingPlan(@Nullable String region, String prefix, PhoneAcceptance accept) {

	private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

	/**
	 * Mobile numbers of Mexico had a 1 between calling code and number until August 2019,
	 * when its numbering plan (Plan Técnico Fundamental de Numeración, Diario Oficial de
	 * la Federación of 11 May 2018) gave all numbers ten digits and did away with it.
	 * WhatsApp still writes it. There is no such rule for Argentina, whose 9 is a part of
	 * mobile numbers, nor for Brazil, where a number of eight digits without its leading
	 * 9 can also be of another kind.
	 */
	private static final Pattern MEXICAN_MOBILE = Pattern.compile("\\+521(\\d{10})");

	/**
	 * What digits are as a whole, so that what follows them is another number. Of numbers
	 * that are taken by their length, which the half of a landline number often has, only
	 * those as long as mobile ones are.
	 * @param dialled digits, or a plus sign and digits
	 * @return the phones, empty where it is no number
	 */
	Set<Phone> numbers(String dialled) {
		List<DialledNumber> all = all(List.of(dialled));
		Set<Phone> valid = phones(all, DialledNumber::isValid);
		return (valid.isEmpty() && isPossibleTaken()) ? phones(all, NumberingPlan::isLikeMobile) : valid;
	}

	/**
	 * Whether digits are a mobile number.
	 * @param dialled digits, or a plus sign and digits
	 * @param anyLength whether it may be shorter than is usual
	 * @return whether they are, and are no part of one
	 */
	boolean isMobile(String dialled, boolean anyLength) {
		return all(List.of(dialled)).stream()
			.anyMatch((number) -> (number.isValid()) ? isMobile(number) && (anyLength || isUsual(number))
					: isPossibleTaken() && isLikeMobile(number) && isUsual(number));
	}

	/**
	 * All numbers that can be meant.
	 * @param readings what the gate has made of a text
	 * @return the phones of which {@link #find} takes the only one
	 */
	Set<Phone> all(GateAnswer.Readings readings) {
		List<DialledNumber> all = all(readings.dialled());
		Set<Phone> valid = phones(all, DialledNumber::isValid);
		return (valid.isEmpty() && isPossibleTaken()) ? phones(all, DialledNumber::isPossible) : valid;
	}

	/**
	 * Finds the one number that is meant.
	 * @param readings what the gate has made of a text
	 * @return the number, without a problem if it is one that is accepted
	 */
	DialledNumber find(GateAnswer.Readings readings) {
		List<DialledNumber> all = all(readings.dialled());
		if (all.stream().anyMatch(DialledNumber::isValid)) {
			return only(all, DialledNumber::isValid);
		}
		if (isPossibleTaken() && all.stream().anyMatch(DialledNumber::isPossible)) {
			return only(all, DialledNumber::isPossible).accepted();
		}
		return all.get(0);
	}

	private static DialledNumber only(List<DialledNumber> all, Predicate<DialledNumber> taken) {
		DialledNumber first = all.stream().filter(taken).findFirst().orElseThrow();
		return (phones(all, taken).size() > 1) ? first.refused(ExclusionReason.AMBIGUOUS) : first;
	}

	private static Set<Phone> phones(List<DialledNumber> all, Predicate<DialledNumber> taken) {
		return all.stream()
			.filter(taken)
			.map((number) -> Objects.requireNonNull(number.phone()))
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	private List<DialledNumber> all(List<String> readings) {
		return readings.stream().flatMap((dialled) -> ways(dialled).stream()).toList();
	}

	private List<DialledNumber> ways(String dialled) {
		if (dialled.startsWith("+")) {
			return List.of(parse(dialled.startsWith("+00") ? '+' + dialled.substring(3) : dialled, false));
		}
		if (this.region == null) {
			return List.of(this.prefix.isEmpty() ? parse(dialled, true) : parse('+' + this.prefix + dialled, false));
		}
		if (dialled.startsWith("00")) {
			return List.of(parse(dialled, true), parse('+' + dialled.substring(2), false));
		}
		DialledNumber own = parse(dialled, true);
		if (dialled.startsWith(String.valueOf(NUMBERS.getCountryCodeForRegion(this.region)))) {
			return List.of(own, parse('+' + dialled, true));
		}
		DialledNumber foreign = isUnusual(own, dialled) ? parse('+' + dialled, false) : own;
		return (foreign != own && foreign.isValid()) ? List.of(own.accepted(), foreign) : List.of(own);
	}

	/** Whether the whole is a number of the region, but no mobile one, and a long one. */
	private boolean isUnusual(DialledNumber own, String dialled) {
		boolean isTaken = own.isValid() || (isPossibleTaken() && own.isPossible());
		return isTaken && dialled.length() > UsualLength.longest(Objects.requireNonNull(this.region))
				&& own.phone() != null && own.phone().number().equals(dialled) && !isMobile(own);
	}

	private boolean isPossibleTaken() {
		return this.accept == PhoneAcceptance.POSSIBLE;
	}

	private static boolean isMobile(DialledNumber number) {
		PhoneNumberType type = NUMBERS.getNumberType(number(number));
		return type == PhoneNumberType.MOBILE || type == PhoneNumberType.FIXED_LINE_OR_MOBILE;
	}

	private static boolean isLikeMobile(DialledNumber number) {
		return number.isPossible() && NUMBERS.isPossibleNumberForType(number(number), PhoneNumberType.MOBILE);
	}

	private static boolean isUsual(DialledNumber number) {
		return number.region() == null
				|| Objects.requireNonNull(number.phone()).number().length() >= UsualLength.ofMobile(number.region());
	}

	private static PhoneNumber number(DialledNumber number) {
		Phone phone = Objects.requireNonNull(number.phone());
		try {
			return NUMBERS.parse('+' + phone.recipient(), null);
		}
		catch (NumberParseException ex) {
			throw new IllegalStateException("a number that was read before", ex);
		}
	}

	private DialledNumber parse(String dialled, boolean byRegion) {
		Matcher mexican = MEXICAN_MOBILE.matcher(dialled);
		String number = mexican.matches() ? "+52" + mexican.group(1) : dialled;
		try {
			return read(NUMBERS.parseAndKeepRawInput(number, this.region), byRegion);
		}
		catch (NumberParseException ex) {
			return new DialledNumber(null, reason(ex, dialled.startsWith("+")), false, byRegion ? this.region : null,
					byRegion);
		}
	}

	private static DialledNumber read(PhoneNumber parsed, boolean byRegion) {
		Phone phone = new Phone(String.valueOf(parsed.getCountryCode()), NUMBERS.getNationalSignificantNumber(parsed));
		boolean fits = phone.recipient().length() <= PhoneDigits.MOST;
		ValidationResult length = NUMBERS.isPossibleNumberWithReason(parsed);
		ExclusionReason problem = fits ? problem(parsed, length) : ExclusionReason.TOO_LONG;
		return new DialledNumber(phone, problem, fits && length == ValidationResult.IS_POSSIBLE,
				region(parsed.getCountryCode()),
				byRegion && parsed.getCountryCodeSource() != CountryCodeSource.FROM_NUMBER_WITH_IDD);
	}

	private static @Nullable String region(int callingCode) {
		String region = NUMBERS.getRegionCodeForCountryCode(callingCode);
		return region.equals(PhoneNumberUtil.REGION_CODE_FOR_NON_GEO_ENTITY) ? null : region;
	}

	private static @Nullable ExclusionReason problem(PhoneNumber number, ValidationResult length) {
		if (NUMBERS.isValidNumber(number)) {
			return null;
		}
		return switch (length) {
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

}
