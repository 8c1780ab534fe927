package dev.contactsync.source;

import dev.contactsync.contact.Exclusion;
import dev.contactsync.contact.ExclusionReason;
import dev.contactsync.contact.SourceContact;
import dev.contactsync.range.RowPosition;

/**
 * A row that was read.
 *
 * @param contact the row as a contact
 * @param place where it stands in the order of its range
 */
record PositionedContact(SourceContact contact, RowPosition place) {

	/** The same, of a row of which nothing but the key can be read. */
	PositionedContact unreadable() {
		Exclusion fault = Exclusion.of(ExclusionReason.UNREADABLE, null,
				"a text of the row has bytes that are not valid text", ExclusionReason.UNREADABLE.code());
		return new PositionedContact(
				new SourceContact(this.contact.key(), this.contact.changedAt(), this.contact.values(), fault),
				this.place);
	}

	@Override
	public String toString() {
		return this.contact.toString();
	}

}
