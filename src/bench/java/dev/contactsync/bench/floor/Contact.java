package dev.contactsync.bench.floor;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A row, mapped. Does not print itself.
 *
 * @param key the key of the row
 * @param changedAt when it was last changed
 * @param recipient the hash of its phone
 * @param fingerprint the hash of what is sent
 * @param json what is sent
 */
record Contact(long key, OffsetDateTime changedAt, UUID recipient, UUID fingerprint, byte[] json) {

	/** Who has the phone where several contacts do: the newest, then the smaller key. */
	boolean isAhead(OffsetDateTime otherChangedAt, long otherKey) {
		int order = this.changedAt.compareTo(otherChangedAt);
		return order > 0 || (order == 0 && this.key < otherKey);
	}

	@Override
	public String toString() {
		return "contact " + this.key;
	}

}
