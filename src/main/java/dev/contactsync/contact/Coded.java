package dev.contactsync.contact;

import java.util.Locale;

/**
 * A vocabulary: an enum with a word for each of its constants, which tables, answers and
 * users know.
 */
public interface Coded {

	/** The constant's name, as the language gives it. */
	String name();

	/**
	 * The word for tables and users.
	 * @return the name in lower case, with hyphens
	 */
	default String code() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * The constant of a word.
	 * @param <E> the vocabulary
	 * @param type the vocabulary
	 * @param code the word, as {@link #code} gives it
	 * @throws IllegalArgumentException if the vocabulary has no such word
	 */
	static <E extends Enum<E> & Coded> E parse(Class<E> type, String code) {
		return Enum.valueOf(type, code.toUpperCase(Locale.ROOT).replace('-', '_'));
	}

}
