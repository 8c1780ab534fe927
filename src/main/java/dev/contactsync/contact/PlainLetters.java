package dev.contactsync.contact;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Texts as only their letters and digits, so that those that are the same in other case,
 * with other marks or in other letters are equal: {@code Weiß} and {@code WEISS}.
 */
final class PlainLetters {

	/** Letters that no normal form takes apart, as passports and keyboards write them. */
	private static final Map<Integer, String> WRITTEN = Map.ofEntries(Map.entry((int) 'ß', "ss"),
			Map.entry((int) 'ø', "o"), Map.entry((int) 'æ', "ae"), Map.entry((int) 'œ', "oe"),
			Map.entry((int) 'đ', "d"), Map.entry((int) 'ð', "d"), Map.entry((int) 'þ', "th"), Map.entry((int) 'ł', "l"),
			Map.entry((int) 'ħ', "h"), Map.entry((int) 'ŧ', "t"), Map.entry((int) 'ŋ', "n"));

	/** Letters that are also written as two. */
	private static final Map<String, String> AS_TWO = Map.of("ä", "ae", "ö", "oe", "ü", "ue", "ø", "oe", "å", "aa");

	private static final int LEAST_CONTRACTED = 4;

	private PlainLetters() {
	}

	/**
	 * Makes a text plain.
	 * @param text any text
	 * @return its letters folded and without marks, and its digits
	 */
	static String of(String text) {
		StringBuilder letters = new StringBuilder();
		Normalizer.normalize(folded(text), Normalizer.Form.NFKD)
			.codePoints()
			.filter(Character::isLetterOrDigit)
			.map((c) -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
			.forEach((c) -> letters.append(WRITTEN.getOrDefault(c, Character.toString(c))));
		return letters.toString();
	}

	/**
	 * Upper case first, where ß is two letters and ı is an I; then each letter by itself,
	 * since the last of a Greek word has a small form of its own.
	 */
	private static String folded(String text) {
		return Normalizer.normalize(text, Normalizer.Form.NFKC)
			.toUpperCase(Locale.ROOT)
			.codePoints()
			.map(Character::toLowerCase)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

	/**
	 * The ways in which a text may be spelled.
	 * @param text any text
	 * @return it plain, with two letters for each that may be written so, and the other
	 * way round
	 */
	static Set<String> spellings(String text) {
		String plain = of(text);
		String contracted = plain.replaceAll("(?<=[aou])e|(?<=a)a", "");
		return Stream.of(plain, of(asTwo(text)), (contracted.length() < LEAST_CONTRACTED) ? plain : contracted)
			.collect(Collectors.toUnmodifiableSet());
	}

	private static String asTwo(String text) {
		String two = folded(text);
		for (Map.Entry<String, String> letter : AS_TWO.entrySet()) {
			two = two.replace(letter.getKey(), letter.getValue());
		}
		return two;
	}

}
