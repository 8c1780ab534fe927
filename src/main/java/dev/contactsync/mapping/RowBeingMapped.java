package dev.contactsync.mapping;

import java.util.List;

import dev.contactsync.contact.Exclusion;
import dev.contactsync.contact.ExclusionReason;
import dev.contactsync.contact.SourceContact;
import dev.contactsync.format.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * A row while it is mapped: its values, and the first reason found to exclude it.
 */
final class RowBeingMapped {

	private static final char END = '\u001f';

	private final List<@Nullable Object> values;

	private @Nullable Exclusion exclusion;

	RowBeingMapped(SourceContact contact) {
		this.values = contact.values();
	}

	/**
	 * The value of a column as it is meant.
	 * @param column the position of the column
	 * @return the value, that of JSON as {@link JsonText#plain} gives it
	 */
	@Nullable Object value(int column) {
		return JsonText.plain(raw(column));
	}

	/**
	 * The value of a column as the source gives it.
	 * @param column the position of the column
	 * @return the value
	 */
	@Nullable Object raw(int column) {
		return this.values.get(column);
	}

	/**
	 * The raw value of a column as evidence.
	 * @param column the position of the column
	 * @return the value and an end mark, cut where no field could be as long
	 */
	String evidence(int column) {
		String raw = String.valueOf(raw(column));
		return raw.substring(0, Math.min(raw.length(), Template.LONGEST)) + END;
	}

	/**
	 * Remembers why the contact is excluded, unless a reason is known already.
	 * @param field the part of the profile
	 * @param detail a text for users, values masked
	 * @param evidence the values that made it so
	 */
	void exclude(ExclusionReason reason, String field, String detail, String evidence) {
		if (this.exclusion == null) {
			this.exclusion = Exclusion.of(reason, field, detail, evidence);
		}
	}

	@Nullable Exclusion exclusion() {
		return this.exclusion;
	}

}
