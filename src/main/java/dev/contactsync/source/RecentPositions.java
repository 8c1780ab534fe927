package dev.contactsync.source;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.contactsync.range.RowPosition;

/** The places of the contacts that a reader gave last, by their keys. */
final class RecentPositions {

	private static final int MOST = 10_000;

	private final Map<String, RowPosition> places = new LinkedHashMap<>() {

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, RowPosition> eldest) {
			return size() > MOST;
		}

	};

	void remember(PositionedContact row) {
		// Taken out first: a row that was read again is the newest.
		this.places.remove(row.contact().key());
		this.places.put(row.contact().key(), row.place());
	}

	boolean has(String key) {
		return this.places.containsKey(key);
	}

	String of(String key) {
		RowPosition place = this.places.get(key);
		if (place == null) {
			throw new IllegalArgumentException("contact " + key + " is not one that this reader gave recently");
		}
		return place.encode();
	}

}
