package dev.contactsync.check;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Finds the names that a user may have meant, by the number of edits between them.
 */
public final class NearestName {

	private static final int MOST = 3;

	private static final int LETTERS_FOR_A_SLIP = 6;

	private NearestName() {
	}

	/**
	 * The known names that look like a name that is not known.
	 * @param name the name as it was written
	 * @param known the names that exist
	 * @return at most three, the most similar first; empty where none is similar
	 */
	public static List<String> of(String name, Collection<String> known) {
		int limit = Math.max(2, name.length() / 3);
		return known.stream()
			.filter((candidate) -> edits(name, candidate) <= limit)
			.sorted(Comparator.comparingInt((String candidate) -> edits(name, candidate))
				.thenComparing(Comparator.naturalOrder()))
			.limit(MOST)
			.toList();
	}

	/**
	 * Whether a name is one of those that are known, but for one wrong letter in six.
	 * @param name the name as it was written
	 * @param known the names that exist
	 * @return true if so
	 */
	public static boolean isSlip(String name, Collection<String> known) {
		int limit = name.length() / LETTERS_FOR_A_SLIP;
		return limit > 0 && known.stream().anyMatch((candidate) -> edits(name, candidate) <= limit);
	}

	private static int edits(String left, String right) {
		return LevenshteinDistance.getDefaultInstance()
			.apply(left.toLowerCase(Locale.ROOT), right.toLowerCase(Locale.ROOT));
	}

}
