package dev.contactsync.column;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

/**
 * What the values of a changed-at column say about time. Where a column has no zone, its
 * values are read as UTC, and since the zone is unknown, every comparison leaves room for
 * the zones there are: from 12 hours behind UTC to 14 ahead.
 *
 * @param type a dated type
 * @param clock the source's own clock
 */
public record ChangeTime(ValueType type, Clock clock) {

	private static final Duration BEHIND = Duration.ofHours(12);

	private static final Duration AHEAD = Duration.ofHours(14);

	/**
	 * The value that rows changed at a moment or later have at least.
	 * @param since the moment
	 * @return the value to bind, no finer than any database keeps
	 */
	public Object bound(Instant since) {
		Instant moment = since.truncatedTo(ChronoUnit.MICROS);
		if (this.type == ValueType.TIMESTAMP_WITH_ZONE) {
			return moment.atOffset(ZoneOffset.UTC);
		}
		LocalDateTime local = LocalDateTime.ofInstant(moment.minus(BEHIND), ZoneOffset.UTC);
		return (this.type == ValueType.DATE) ? local.toLocalDate() : local;
	}

	/**
	 * The value that no row which has been changed already can be above.
	 * @return the value to bind
	 */
	public Object latest() {
		Instant now = this.clock.instant();
		if (this.type == ValueType.TIMESTAMP_WITH_ZONE) {
			return now.atOffset(ZoneOffset.UTC);
		}
		LocalDateTime local = LocalDateTime.ofInstant(now.plus(AHEAD), ZoneOffset.UTC);
		return (this.type == ValueType.DATE) ? local.toLocalDate() : local;
	}

	/**
	 * When a row was changed, no finer than the state keeps it: else a contact would rank
	 * ahead of what was remembered of itself.
	 * @param value the row's changed-at
	 * @return the moment, or {@code null} where it is null, infinite or in the future
	 */
	public @Nullable Instant instant(@Nullable Object value) {
		if (value == null || value.equals(OffsetDateTime.MIN) || value.equals(LocalDateTime.MIN)
				|| value.equals(LocalDate.MIN)) {
			return null;
		}
		if (value instanceof OffsetDateTime moment) {
			return notAfter(this.clock.instant(), moment.toInstant());
		}
		LocalDateTime local = (value instanceof LocalDate day) ? day.atStartOfDay() : (LocalDateTime) value;
		return notAfter(this.clock.instant().plus(AHEAD), local.toInstant(ZoneOffset.UTC));
	}

	private static @Nullable Instant notAfter(Instant latest, Instant moment) {
		return moment.isAfter(latest) ? null : moment.truncatedTo(ChronoUnit.MICROS);
	}

}
