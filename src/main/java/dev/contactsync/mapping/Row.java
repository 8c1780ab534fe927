package dev.contactsync.mapping;

import java.util.List;

import dev.contactsync.contact.KeptBack;
import dev.contactsync.contact.Reason;
import dev.contactsync.contact.SourceContact;
import org.jspecify.annotations.Nullable;

/**
 * A row while it is mapped: its values, and the first thing found that keeps it back.
 */
final class Row {

	private static final char END = '\u001f';

	private final List<@Nullable Object> values;

	private @Nullable KeptBack keptBack;

	Row(SourceContact contact) {
		this.values = contact.values();
	}

	@Nullable Object value(int column) {
		return this.values.get(column);
	}

	/**
	 * The raw value of a column as evidence.
	 * @param column the position of the column
	 * @return the value and an end mark, cut where no field could be as long
	 */
	String evidence(int column) {
		String raw = String.valueOf(value(column));
		return raw.substring(0, Math.min(raw.length(), Template.LONGEST)) + END;
	}

	/**
	 * Remembers why the contact is kept back, unless a reason is known already.
	 * @param reason the reason
	 * @param field the part of the profile
	 * @param detail words for a person, values masked
	 * @param evidence the values that made it so
	 */
	void keepBack(Reason reason, String field, String detail, String evidence) {
		if (this.keptBack == null) {
			this.keptBack = KeptBack.of(reason, field, detail, evidence);
		}
	}

	@Nullable KeptBack keptBack() {
		return this.keptBack;
	}

}
