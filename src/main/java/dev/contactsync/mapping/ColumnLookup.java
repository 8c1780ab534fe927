package dev.contactsync.mapping;

import java.util.List;

import dev.contactsync.check.NearestName;
import dev.contactsync.contact.ColumnNames;
import dev.contactsync.contact.ColumnType;
import dev.contactsync.contact.ProblemCode;

/** Finds the columns that a mapping names. */
interface ColumnLookup {

	/**
	 * Finds a column.
	 * @param name the name as it is written
	 * @return its position in a row
	 * @throws MappingMistake with a message for the user if there is none
	 */
	int positionOf(String name);

	/**
	 * Whether there is a column of a name.
	 * @param name any text
	 * @return whether it names a column
	 */
	boolean has(String name);

	/**
	 * What a column holds.
	 * @param position its position in a row
	 */
	ColumnType typeAt(int position);

	/**
	 * Looks among the columns of a source.
	 */
	static ColumnLookup in(ColumnNames columns) {
		return new ColumnLookup() {

			@Override
			public int positionOf(String name) {
				return columns.indexOf(name)
					.orElseThrow(() -> new MappingMistake(ProblemCode.UNKNOWN_MAPPED_COLUMN, unknown(name, columns)));
			}

			@Override
			public boolean has(String name) {
				return columns.indexOf(name).isPresent();
			}

			@Override
			public ColumnType typeAt(int position) {
				return columns.typeAt(position);
			}

		};
	}

	private static String unknown(String name, ColumnNames columns) {
		List<String> near = NearestName.of(name, columns.names());
		return "the source has no column \"" + name + "\"; "
				+ (near.isEmpty() ? "its columns are " + String.join(", ", columns.names())
						: "did you mean " + String.join(" or ", near) + "?");
	}

}
