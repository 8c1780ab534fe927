package dev.contactsync.format;

import org.jspecify.annotations.Nullable;

/** Turns a value of a row into text, the same in every locale and on every machine. */
public interface ValueFormat {

	/** The most characters that any field of a profile takes. */
	int LONGEST = 10_000;

	/**
	 * Formats a value.
	 * @param value a value of a source contact: no list, and text only when it is clean
	 * @return the text, or {@code null} if the value cannot be written in this way
	 */
	@Nullable String format(Object value);

	/**
	 * What the value would have to be.
	 * @return a text that completes "cannot be written ..."
	 */
	String description();

}
