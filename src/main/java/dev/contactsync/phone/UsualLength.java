package dev.contactsync.phone;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;

/**
 * How many digits the numbers of a region usually have, without calling code and trunk
 * prefix, by the examples of libphonenumber. Some regions assign numbers of many lengths
 * by rule, and have few of the shortest and longest.
 */
final class UsualLength {

	private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

	/** Longer numbers are rare within a country, and usual with a calling code. */
	private static final int LONG = 10;

	private static final Map<String, Integer> MOBILE = new ConcurrentHashMap<>();

	private static final Map<String, Integer> LONGEST = new ConcurrentHashMap<>();

	private UsualLength() {
	}

	/**
	 * The fewest digits of a usual mobile number.
	 * @return its example's, or ten if that is less
	 */
	static int ofMobile(String region) {
		return MOBILE.computeIfAbsent(region, (each) -> length(each, PhoneNumberType.MOBILE));
	}

	/**
	 * The most digits of a usual number of any kind that people have.
	 * @return those of its examples, or ten if that is less
	 */
	static int longest(String region) {
		return LONGEST.computeIfAbsent(region,
				(each) -> Stream.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE)
					.mapToInt((type) -> length(each, type))
					.max()
					.orElseThrow());
	}

	private static int length(String region, PhoneNumberType type) {
		PhoneNumber example = NUMBERS.getExampleNumberForType(region, type);
		return (example != null) ? Math.min(LONG, NUMBERS.getNationalSignificantNumber(example).length()) : LONG;
	}

}
