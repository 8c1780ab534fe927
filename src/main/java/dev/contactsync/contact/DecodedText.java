package dev.contactsync.contact;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text in which values are found however they are written in it: in other case, with
 * other letters for those of other alphabets, with other spaces and signs between their
 * letters and digits, percent-encoded, or with the escapes of JSON, HTML or Java.
 */
final class DecodedText {

	/** What was encoded may be encoded again. */
	private static final int ROUNDS = 3;

	private static final int LEAST_DIGITS = 4;

	/** So many digits are the same number, whatever is before and behind them. */
	private static final int LONG_NUMBER = 5;

	/** Scripts before this one put spaces between words, and many have short words. */
	private static final int WITH_SPACES = 0x590;

	private static final Pattern ENCODED = Pattern.compile("(?:%[0-9A-Fa-f]{2})+|(?:\\\\u[0-9A-Fa-f]{4})+"
			+ "|&#(?:[0-9]{1,7}|[xX][0-9A-Fa-f]{1,6});|&[A-Za-z]{2,8};|\\\\[nrtbf]");

	private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

	/** Short words of English, which a person's name may have too. */
	private static final Set<String> ORDINARY = Set.of("am", "an", "as", "at", "be", "by", "do", "go", "he", "id", "if",
			"in", "is", "it", "me", "my", "no", "of", "ok", "on", "or", "so", "to", "up", "us", "we");

	private final String text;

	/** The text decoded, and where each of its characters begins and ends in the text. */
	private final StringBuilder decoded = new StringBuilder();

	private int[] starts;

	private int[] ends;

	/** Letters and digits of the decoded text, and where each is in it. */
	private final StringBuilder plain = new StringBuilder();

	private final int[] places;

	private final BitSet hidden = new BitSet();

	DecodedText(String text) {
		this.text = text;
		this.decoded.append(text);
		this.starts = new int[text.length()];
		this.ends = new int[text.length()];
		for (int i = 0; i < text.length(); i++) {
			this.starts[i] = i;
			this.ends[i] = i + 1;
		}
		for (int round = 0; round < ROUNDS; round++) {
			decode();
		}
		List<Integer> all = new ArrayList<>();
		for (int i = 0; i < this.decoded.length(); i = end(i)) {
			String letters = PlainLetters.of(this.decoded.substring(i, end(i)));
			all.addAll(Collections.nCopies(letters.length(), i));
			this.plain.append(letters);
		}
		this.places = all.stream().mapToInt(Integer::intValue).toArray();
	}

	private int end(int place) {
		return this.decoded.offsetByCodePoints(place, 1);
	}

	private void decode() {
		Matcher encoded = ENCODED.matcher(this.decoded.toString());
		int[] from = new int[this.decoded.length()];
		int[] to = new int[this.decoded.length()];
		StringBuilder next = new StringBuilder();
		int done = 0;
		while (encoded.find()) {
			done = copy(done, encoded.start(), next, from, to);
			String meant = meaning(encoded.group());
			for (int i = 0; i < meant.length(); i++) {
				from[next.length()] = this.starts[encoded.start()];
				to[next.length()] = this.ends[encoded.end() - 1];
				next.append(meant.charAt(i));
			}
			done = encoded.end();
		}
		copy(done, this.decoded.length(), next, from, to);
		this.decoded.replace(0, this.decoded.length(), next.toString());
		this.starts = from;
		this.ends = to;
	}

	private int copy(int begin, int end, StringBuilder next, int[] from, int[] to) {
		for (int i = begin; i < end; i++) {
			from[next.length()] = this.starts[i];
			to[next.length()] = this.ends[i];
			next.append(this.decoded.charAt(i));
		}
		return end;
	}

	/** Never longer than what is encoded. */
	private static String meaning(String encoded) {
		if (encoded.startsWith("%")) {
			byte[] bytes = new byte[encoded.length() / 3];
			for (int i = 0; i < bytes.length; i++) {
				bytes[i] = (byte) Integer.parseInt(encoded.substring(3 * i + 1, 3 * i + 3), 16);
			}
			return new String(bytes, StandardCharsets.UTF_8);
		}
		if (encoded.startsWith("\\u")) {
			StringBuilder meant = new StringBuilder();
			for (int i = 2; i < encoded.length(); i += 6) {
				meant.append((char) Integer.parseInt(encoded.substring(i, i + 4), 16));
			}
			return meant.toString();
		}
		if (encoded.startsWith("&#")) {
			boolean isHex = Character.toLowerCase(encoded.charAt(2)) == 'x';
			int code = Integer.parseInt(encoded.substring(isHex ? 3 : 2, encoded.length() - 1), isHex ? 16 : 10);
			return Character.isValidCodePoint(code) ? Character.toString(code) : " ";
		}
		return " ";
	}

	/** Hides a value as a whole. */
	void hide(String value) {
		PlainLetters.spellings(value).forEach(this::hidePlain);
	}

	/** Hides a value as a whole, and each of its words that tells something. */
	void hideWords(String value) {
		hide(value);
		List<String> words = NO_WORD.splitAsStream(value).filter((word) -> !word.isEmpty()).toList();
		if (words.size() == 2 && !words.stream().allMatch(DecodedText::isTelling)) {
			hide(words.get(1) + words.get(0));
		}
		words.stream().filter(DecodedText::isTelling).forEach(this::hide);
	}

	/** What is no letter alone, and no word that messages are made of. */
	private static boolean isTelling(String word) {
		String plain = PlainLetters.of(word);
		return plain.length() > 2 || (plain.length() == 2 && !ORDINARY.contains(plain))
				|| (!plain.isEmpty() && plain.charAt(0) >= WITH_SPACES);
	}

	private void hidePlain(String value) {
		boolean isNumber = value.chars().allMatch((c) -> c >= '0' && c <= '9');
		if (value.length() < (isNumber ? LEAST_DIGITS : 2)) {
			return;
		}
		boolean isAnywhere = (isNumber && value.length() >= LONG_NUMBER) || value.charAt(0) >= WITH_SPACES;
		for (int at = this.plain.indexOf(value); at >= 0; at = this.plain.indexOf(value, at + 1)) {
			int last = at + value.length() - 1;
			if (isAnywhere || (!isGlued(at) && !isGlued(last + 1))) {
				this.hidden.set(this.starts[this.places[at]], this.ends[this.places[last]]);
			}
		}
	}

	/** Whether a letter or digit follows another without anything between them. */
	private boolean isGlued(int at) {
		return at > 0 && at < this.plain.length() && this.places[at] <= this.places[at - 1] + 1;
	}

	/** The text with three asterisks in the place of each that is hidden. */
	@Override
	public String toString() {
		StringBuilder shown = new StringBuilder();
		for (int from = 0; from < this.text.length();) {
			int begin = this.hidden.nextSetBit(from);
			if (begin < 0) {
				return shown.append(this.text, from, this.text.length()).toString();
			}
			shown.append(this.text, from, begin).append(MaskedText.HIDDEN);
			from = this.hidden.nextClearBit(begin);
		}
		return shown.toString();
	}

}
