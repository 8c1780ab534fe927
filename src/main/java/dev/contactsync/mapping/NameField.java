package dev.contactsync.mapping;

import dev.contactsync.contact.ExclusionReason;
import org.jspecify.annotations.Nullable;

/**
 * The name of a contact, 1 to 100 characters.
 *
 * @param template what makes it
 * @param fallback what makes it where the template gives nothing, or {@code null}
 */
record NameField(Template template, @Nullable Template fallback) {

	private static final int LONGEST = 100;

	String read(RowBeingMapped row) {
		String name = this.template.render(row);
		if (name.isEmpty() && this.fallback != null) {
			name = this.fallback.render(row);
		}
		if (name.isEmpty()) {
			row.exclude(ExclusionReason.MISSING, "name", "there is no name", this.template.evidence(row));
		}
		if (name.codePointCount(0, name.length()) > LONGEST) {
			row.exclude(ExclusionReason.TOO_LARGE, "name", "more than " + LONGEST + " characters",
					this.template.evidence(row));
		}
		return name;
	}

}
