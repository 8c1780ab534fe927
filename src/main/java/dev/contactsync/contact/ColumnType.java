package dev.contactsync.contact;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What the values of a column are, as far as a mapping has to know before it has seen
 * one.
 */
public enum ColumnType {

	/** Text. */
	TEXT("text"),

	/** Whole numbers and decimals, every digit of which is kept. */
	NUMBER(BigDecimal.ONE),

	/** Binary fractions ({@code real}, {@code double precision}), which round. */
	INEXACT_NUMBER(0.5),

	/** True or false. */
	BOOLEAN(true),

	/** A UUID. */
	UUID(new UUID(0, 0)),

	/** A day. */
	DATE(LocalDate.EPOCH),

	/** A time of day. */
	TIME(LocalTime.MIDNIGHT),

	/** A time of day with its zone. */
	TIME_WITH_ZONE(OffsetTime.of(LocalTime.MIDNIGHT, ZoneOffset.UTC)),

	/** Day and time whose zone is unknown. */
	TIMESTAMP(LocalDate.EPOCH.atStartOfDay()),

	/** A moment. */
	TIMESTAMP_WITH_ZONE(OffsetDateTime.of(LocalDateTime.of(1970, 1, 1, 0, 0), ZoneOffset.UTC)),

	/** Several values, or unknown. */
	UNKNOWN(null);

	private final @Nullable Object sample;

	ColumnType(@Nullable Object sample) {
		this.sample = sample;
	}

	/**
	 * A value as such a column has it.
	 * @return the value, or {@code null} where values can be of any class
	 */
	public @Nullable Object sample() {
		return this.sample;
	}

	/**
	 * The words for a message.
	 * @return the name in lower case
	 */
	public String message() {
		return name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

}
