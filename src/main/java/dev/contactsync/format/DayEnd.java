package dev.contactsync.format;

import java.time.LocalTime;
import java.time.OffsetTime;

/**
 * The end of a day, 24:00, which Java does not have: drivers give it as the last time of
 * day that Java has, and drop its offset.
 */
public final class DayEnd {

	/** How it is written. */
	static final String TEXT = "24:00:00";

	private DayEnd() {
	}

	static boolean isOne(Object value) {
		return value.equals(LocalTime.MAX) || value.equals(OffsetTime.MAX);
	}

}
