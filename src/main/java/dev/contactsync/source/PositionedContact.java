package dev.contactsync.source;

import dev.contactsync.contact.SourceContact;
import dev.contactsync.range.RowPosition;

/**
 * A row that was read.
 *
 * @param contact the row as a contact
 * @param place where it stands in the order of its range
 */
record PositionedContact(SourceContact contact, RowPosition place) {

	@Override
	public String toString() {
		return this.contact.toString();
	}

}
