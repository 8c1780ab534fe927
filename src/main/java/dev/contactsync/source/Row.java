package dev.contactsync.source;

import java.util.List;

import dev.contactsync.contact.SourceContact;

/**
 * A row that was read.
 *
 * @param contact the row as a contact
 * @param place where it stands in the order of its range
 */
record Row(SourceContact contact, Place place) {

	/**
	 * About how much memory its texts take.
	 * @return a number of characters
	 */
	long weight() {
		return weight(this.contact.values());
	}

	private static long weight(List<?> values) {
		long weight = 0;
		for (Object value : values) {
			if (value instanceof String text) {
				weight += text.length();
			}
			else if (value instanceof List<?> list) {
				weight += weight(list);
			}
		}
		return weight;
	}

	@Override
	public String toString() {
		return this.contact.toString();
	}

}
