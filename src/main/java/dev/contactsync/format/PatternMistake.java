package dev.contactsync.format;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * Patterns that come from another language: they make a value, but not the one that was
 * meant.
 */
public final class PatternMistake {

	private static final Pattern DECIMAL_COMMA = Pattern.compile(",([0#]{1,2})(?![0#,.])");

	/** What Oracle, PostgreSQL and strftime have and Java does not, beside quotes. */
	private static final Pattern FOREIGN = Pattern.compile("'[^']*'|HH24|HH12|MI|AM|PM|%[a-zA-Z]");

	/** The fields of a date pattern, with the texts in quotes between them. */
	private static final Pattern FIELD = Pattern.compile("'[^']*'|([a-zA-Z])\\1*");

	/**
	 * A letter of another alphabet, which is not a field of a date, or a field that
	 * counts days since 1858 or parts of a day. The signs for year, month and day in
	 * Chinese, Japanese and Korean dates are meant as they are.
	 */
	private static final Pattern STRANGE = Pattern
		.compile("'[^']*'|([gAnN]|[\\p{L}&&[^\\p{ASCII}\\p{IsHan}\\p{IsHangul}]])");

	private static final String HOURS = "HhKk";

	private static final String DAYS_AND_YEARS = "dDyYu";

	private final List<String> fields;

	/** The letter of each field. */
	private final String letters;

	private PatternMistake(List<String> fields) {
		this.fields = fields;
		this.letters = fields.stream().map((field) -> field.substring(0, 1)).collect(Collectors.joining());
	}

	/**
	 * Looks at a pattern for dates.
	 * @return what was surely meant, or {@code null} if it can be meant as it is
	 */
	public static @Nullable String meantDate(String pattern) {
		String converted = FOREIGN.matcher(pattern)
			.replaceAll((found) -> Matcher.quoteReplacement(converted(found.group())));
		PatternMistake fields = new PatternMistake(FIELD.matcher(converted)
			.results()
			.map(MatchResult::group)
			.filter((field) -> field.charAt(0) != '\'')
			.toList());
		int[] next = { 0 };
		String meant = FIELD.matcher(converted)
			.replaceAll((found) -> Matcher
				.quoteReplacement((found.group(1) != null) ? fields.meant(next[0]++) : found.group()));
		return (!meant.equals(pattern) && isPattern(meant)) ? meant : null;
	}

	/**
	 * Looks for a letter that nobody means in a pattern for dates: of another language's
	 * words for day and year, all contacts would get the letter itself.
	 * @return the first such letter beside texts in quotes, or {@code null} if there is
	 * none
	 */
	public static @Nullable String strangeLetter(String pattern) {
		return STRANGE.matcher(pattern)
			.results()
			.map((found) -> found.group(1))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

	private static boolean isPattern(String text) {
		try {
			return DateTimeFormatter.ofPattern(text, Locale.ROOT) != null;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	/**
	 * Looks at a pattern for numbers: one whose decimal point is a comma groups digits.
	 * @return what was surely meant, or {@code null} if it can be meant as it is
	 */
	public static @Nullable String meantNumber(String pattern) {
		Matcher comma = DECIMAL_COMMA.matcher(pattern);
		if (!comma.find()) {
			return null;
		}
		return pattern.substring(0, comma.start()).replace('.', ',') + '.' + pattern.substring(comma.start() + 1);
	}

	private static String converted(String foreign) {
		return switch (foreign) {
			case "HH24", "%H" -> "HH";
			case "HH12", "%I" -> "hh";
			case "MI", "%M", "%i" -> "mm";
			case "AM", "PM", "%p" -> "a";
			case "%d" -> "dd";
			case "%m" -> "MM";
			case "%Y" -> "yyyy";
			case "%y" -> "yy";
			case "%S", "%s" -> "ss";
			default -> foreign;
		};
	}

	private String meant(int i) {
		String field = this.fields.get(i);
		return switch (this.letters.charAt(i)) {
			case 'Y' -> has("w") ? field : field.replace('Y', 'y');
			case 'D' -> isDayOfMonth(field) ? "d".repeat(Math.min(2, field.length())) : field;
			case 'm' -> isMonth(i) ? field.replace('m', 'M') : field;
			case 'M' -> isMonth(i) ? field : field.replace('M', 'm');
			case 'h', 'K' -> has("aAB") ? field : "H".repeat(field.length());
			case 'A' -> has("hK") ? "a" : field;
			case 'S' -> has("s") ? field : field.replace('S', 's');
			default -> field;
		};
	}

	private boolean has(String any) {
		return any.chars().anyMatch((letter) -> this.letters.indexOf(letter) >= 0);
	}

	private boolean isDayOfMonth(String field) {
		return field.length() == 2 || IntStream.range(0, this.letters.length())
			.anyMatch((i) -> "mM".indexOf(this.letters.charAt(i)) >= 0 && isMonth(i));
	}

	/**
	 * Whether a month stands here, be it written as a minute: not after an hour, nor
	 * before an hour or second, where there is no day or year beside it.
	 */
	private boolean isMonth(int i) {
		char before = (i > 0) ? this.letters.charAt(i - 1) : ' ';
		char after = (i + 1 < this.letters.length()) ? this.letters.charAt(i + 1) : ' ';
		if (HOURS.indexOf(before) >= 0) {
			return false;
		}
		boolean isBesideDate = DAYS_AND_YEARS.indexOf(before) >= 0 || DAYS_AND_YEARS.indexOf(after) >= 0;
		if (this.letters.charAt(i) == 'm') {
			return isBesideDate && after != 's' && HOURS.indexOf(after) < 0;
		}
		return isBesideDate || after != 's';
	}

}
