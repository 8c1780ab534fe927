package dev.contactsync.mapping;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import dev.contactsync.contact.CleanText;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.format.EndlessValue;
import dev.contactsync.format.PlainNumber;
import org.jspecify.annotations.Nullable;

/**
 * Whether a contact has opted in.
 *
 * @param column the position of the column that says so
 * @param words what means yes, clean and in lower case, or {@code null} for what
 * {@link Truthiness} takes for a yes
 */
record ConsentField(int column, @Nullable Set<String> words) {

	/**
	 * Makes a field.
	 * @param column the position of the column
	 * @param words what means yes as it is written, or {@code null}
	 * @throws MappingMistake with words for a user if there is no word or an empty one
	 */
	static ConsentField of(int column, @Nullable List<String> words) {
		if (words == null) {
			return new ConsentField(column, null);
		}
		Set<String> folded = words.stream().map(ConsentField::fold).collect(Collectors.toUnmodifiableSet());
		if (folded.isEmpty() || folded.contains("")) {
			throw new MappingMistake(ProblemCode.BAD_CONSENT_WORDS, "has no word, or one that is empty");
		}
		return new ConsentField(column, folded);
	}

	/** What means yes, in alphabetical order. */
	List<String> known() {
		return ((this.words != null) ? this.words : Truthiness.YES).stream().sorted().toList();
	}

	/**
	 * Asks a row.
	 * @return blank for {@code null}, also that of JSON, blank text, an empty array and
	 * the values that have no end; else yes or no
	 */
	ConsentAnswer read(RowBeingMapped row) {
		Object value = row.value(this.column);
		if (isBlank(value)) {
			return ConsentAnswer.BLANK;
		}
		boolean isYes = (this.words != null) ? this.words.contains(word(value)) : Truthiness.isYes(value);
		return isYes ? ConsentAnswer.YES : ConsentAnswer.NO;
	}

	private static boolean isBlank(@Nullable Object value) {
		if (value instanceof String text) {
			return text.length() <= Template.LONGEST && CleanText.clean(text).isEmpty();
		}
		return value == null || EndlessValue.isOne(value) || (value instanceof List<?> list && list.isEmpty());
	}

	private static String word(@Nullable Object value) {
		if (value instanceof Number number) {
			BigDecimal decimal = PlainNumber.decimal(number);
			return (decimal != null) ? decimal.stripTrailingZeros().toPlainString() : "";
		}
		return fold(String.valueOf(value));
	}

	/** Trimmed and in lower case; empty where it is too long for a word. */
	private static String fold(String word) {
		return (word.length() <= Template.LONGEST) ? CleanText.clean(word).toLowerCase(Locale.ROOT) : "";
	}

}
