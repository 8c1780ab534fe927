package dev.contactsync.source;

import java.util.LinkedHashMap;
import java.util.Map;

/** The places of the contacts that a reader gave last, by their keys. */
final class Places {

	private static final int MOST = 10_000;

	private final Map<String, Place> places = new LinkedHashMap<>() {

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Place> eldest) {
			return size() > MOST;
		}

	};

	void remember(Row row) {
		// Taken out first: a row that was read again is the newest.
		this.places.remove(row.contact().key());
		this.places.put(row.contact().key(), row.place());
	}

	String of(String key) {
		Place place = this.places.get(key);
		if (place == null) {
			throw new IllegalArgumentException("contact " + key + " is none that this reader gave lately");
		}
		return place.encode();
	}

}
