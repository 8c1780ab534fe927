package dev.contactsync.contact;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The columns of a source in their order, so that a mapping finds the position of a
 * column once and not for every row.
 */
public final class ColumnNames {

	private static final int AMBIGUOUS = -1;

	private final List<String> names;

	private final List<ColumnType> types;

	private final Map<String, Integer> exact = new HashMap<>();

	private final Map<String, Integer> folded = new HashMap<>();

	/**
	 * Remembers where each column stands, where it is unknown what it holds.
	 * @param names the names as the database spells them, in the order of a row's values
	 */
	public ColumnNames(List<String> names) {
		this(names, Collections.nCopies(names.size(), ColumnType.UNKNOWN));
	}

	/**
	 * Remembers where each column stands, and what it holds.
	 * @param names the names as the database spells them, in the order of a row's values
	 * @param types what each of them holds
	 */
	public ColumnNames(List<String> names, List<ColumnType> types) {
		this.names = List.copyOf(names);
		this.types = List.copyOf(types);
		for (int i = 0; i < this.names.size(); i++) {
			this.exact.putIfAbsent(this.names.get(i), i);
			this.folded.merge(fold(this.names.get(i)), i, (first, second) -> AMBIGUOUS);
		}
	}

	/**
	 * The names as the database spells them.
	 * @return the names in the order of a row's values
	 */
	public List<String> names() {
		return this.names;
	}

	/**
	 * What a column holds.
	 * @param position the position of its value in a row
	 */
	public ColumnType typeAt(int position) {
		return this.types.get(position);
	}

	/**
	 * Finds a column by its exact name, else by its name without regard to case where
	 * that is unambiguous.
	 * @param name a name as a user wrote it
	 * @return the position of its value in a row, or empty if there is no such column
	 */
	public OptionalInt indexOf(String name) {
		Integer index = this.exact.get(name);
		if (index == null) {
			index = this.folded.getOrDefault(fold(name), AMBIGUOUS);
		}
		return (index == AMBIGUOUS) ? OptionalInt.empty() : OptionalInt.of(index);
	}

	private static String fold(String name) {
		return name.toLowerCase(Locale.ROOT);
	}

	@Override
	public String toString() {
		return this.names.toString();
	}

}
