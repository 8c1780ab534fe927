package dev.contactsync.mapping;

import java.math.BigDecimal;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Set;

import dev.contactsync.contact.CleanText;
import dev.contactsync.format.EndlessValue;
import org.jspecify.annotations.Nullable;

/**
 * What counts as a yes in a column of {@code consent} or {@code when}: true, a number
 * that is not 0, the words t, true, yes, y, 1 and on, and any date that is none of the
 * infinities. All else is a no.
 */
final class Truthiness {

	static final Set<String> YES = Set.of("t", "true", "yes", "y", "1", "on");

	private Truthiness() {
	}

	static boolean isYes(@Nullable Object value) {
		if (value instanceof Boolean yes) {
			return yes;
		}
		if (value instanceof BigDecimal decimal) {
			return decimal.signum() != 0;
		}
		if (value instanceof Number number) {
			return Math.abs(number.doubleValue()) > 0 && !EndlessValue.isOne(value);
		}
		if (value instanceof String text && text.length() <= Template.LONGEST) {
			return YES.contains(CleanText.clean(text).toLowerCase(Locale.ROOT));
		}
		return value instanceof TemporalAccessor time && time.isSupported(ChronoField.EPOCH_DAY)
				&& !EndlessValue.isOne(value);
	}

}
