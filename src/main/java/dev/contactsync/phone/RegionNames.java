package dev.contactsync.phone;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import dev.contactsync.check.NearestName;
import org.jspecify.annotations.Nullable;

/**
 * The regions that a number may be of, by what people write in a column for countries:
 * ISO codes of two or three letters, English names, calling codes. Case, accents,
 * punctuation and the order of the words do not matter, so that "Korea, Republic of" is
 * the Republic of Korea.
 */
public final class RegionNames {

	private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

	private static final String NON_GEOGRAPHIC = "001";

	private static final int MOST_CODE_DIGITS = 3;

	private static final int LONGEST = 100;

	private static final Set<String> FILLERS = Set.of("the", "of", "and");

	private static final Map<String, String> NAMES = new TreeMap<>();

	private static final Map<String, String> REGIONS = new HashMap<>();

	private static final int MOST_SPELLINGS = 1000;

	/**
	 * The regions of texts as they were written, since a column has few different ones.
	 */
	private static final Map<String, String> SPELLINGS = new ConcurrentHashMap<>();

	static {
		for (String region : NUMBERS.getSupportedRegions()) {
			Locale country = new Locale.Builder().setRegion(region).build();
			NAMES.put(country.getDisplayCountry(Locale.ENGLISH), region);
			put(region, region);
			put(threeLetters(country), region);
		}
		NAMES.forEach(RegionNames::put);
		RegionAliases.all().forEach(RegionNames::put);
	}

	private RegionNames() {
	}

	private static void put(String name, String region) {
		String folded = fold(name);
		if (!folded.isEmpty()) {
			REGIONS.put(folded, region);
		}
	}

	private static String threeLetters(Locale country) {
		try {
			return country.getISO3Country();
		}
		catch (MissingResourceException ex) {
			return country.getCountry();
		}
	}

	/**
	 * Understands a region.
	 * @param text a code, a name or a calling code
	 * @return the ISO code of two letters, or {@code null} if it is not understood
	 */
	public static @Nullable String of(String text) {
		if (text.length() > LONGEST) {
			return null;
		}
		String known = SPELLINGS.get(text);
		return (known != null) ? known : understand(text);
	}

	private static @Nullable String understand(String text) {
		String named = REGIONS.get(fold(text));
		String region = (named != null) ? named : ofCallingCode(text);
		if (region != null && SPELLINGS.size() < MOST_SPELLINGS) {
			SPELLINGS.put(text, region);
		}
		return region;
	}

	/**
	 * Understands a calling code.
	 * @param text such as 91, +91 or 0091
	 * @return the ISO code of its main region, or {@code null} if no region has it
	 */
	public static @Nullable String ofCallingCode(String text) {
		String digits = digits(text);
		if (digits.isEmpty() || digits.length() > MOST_CODE_DIGITS) {
			return null;
		}
		String region = NUMBERS.getRegionCodeForCountryCode(Integer.parseInt(digits));
		return (region.equals("ZZ") || region.equals(NON_GEOGRAPHIC)) ? null : region;
	}

	/**
	 * The digits of a calling code.
	 * @param text any text
	 * @return its digits without leading zeros, empty if it has letters
	 */
	public static String digits(String text) {
		if (text.length() > LONGEST || text.codePoints().anyMatch(Character::isLetter)) {
			return "";
		}
		String digits = PhoneNumberUtil.normalizeDigitsOnly(text);
		int start = 0;
		while (start < digits.length() && digits.charAt(start) == '0') {
			start++;
		}
		return digits.substring(start);
	}

	/**
	 * The English names of all regions.
	 * @return the names in order
	 */
	static Collection<String> names() {
		return Collections.unmodifiableSet(NAMES.keySet());
	}

	/**
	 * Whether a text is the name of a region but for a slip, and so not that of a person.
	 * @param text any text
	 * @return true if so
	 */
	public static boolean isNearlyOne(String text) {
		return text.length() <= LONGEST && NearestName.isSlip(text, NAMES.keySet());
	}

	/** The words in order; a filler counts where it is all there is, as in AND. */
	private static String fold(String text) {
		TreeSet<String> words = new TreeSet<>();
		String filler = "";
		StringTokenizer tokens = new StringTokenizer(text.toLowerCase(Locale.ROOT), " \u00a0,;-_/&()");
		while (tokens.hasMoreTokens()) {
			String word = letters(tokens.nextToken());
			if (FILLERS.contains(word)) {
				filler = word;
			}
			else if (!word.isEmpty()) {
				words.add(word.equals("saint") ? "st" : word);
			}
		}
		return words.isEmpty() ? filler : String.join(" ", words);
	}

	private static String letters(String word) {
		StringBuilder letters = new StringBuilder();
		Normalizer.normalize(word, Normalizer.Form.NFKD)
			.codePoints()
			.filter(Character::isLetter)
			.forEach(letters::appendCodePoint);
		return letters.toString();
	}

}
