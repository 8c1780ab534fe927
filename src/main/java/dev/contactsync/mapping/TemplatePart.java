package dev.contactsync.mapping;

import dev.contactsync.format.ValueFormat;

/** A part of a template whose columns are found. */
sealed interface TemplatePart {

	/**
	 * Text that stays as it is.
	 */
	record LiteralPart(String text) implements TemplatePart {
	}

	/**
	 * The place of a value.
	 *
	 * @param index the position of the column in a row
	 * @param name the column as it is written
	 * @param format how its value is written
	 */
	record ColumnPart(int index, String name, ValueFormat format) implements TemplatePart {
	}

}
