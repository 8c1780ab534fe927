package dev.contactsync.state;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Lists as parameters: {@code UNNEST(CAST(:name AS UUID ARRAY))} means the same on H2 and
 * PostgreSQL, so that a statement works on a whole request at once. Texts, numbers and
 * flags are in arrays of just that: PostgreSQL's driver sends those as they are, and
 * others as text that the server has to parse. And times, which both know with their
 * zone.
 */
public final class SqlArrays {

	private SqlArrays() {
	}

	/**
	 * An array of UUIDs.
	 * @return the parameter
	 */
	public static SqlArrayValue uuids(Collection<@Nullable UUID> values) {
		return new SqlArrayValue("uuid", values.toArray());
	}

	/**
	 * An array of UUIDs, one of each row.
	 * @param <T> the rows
	 * @param column what to take of a row
	 * @return the parameter
	 */
	public static <T> SqlArrayValue uuids(Collection<T> rows, Function<T, @Nullable UUID> column) {
		return new SqlArrayValue("uuid", rows.stream().map(column).toArray());
	}

	/**
	 * An array of texts.
	 * @return the parameter
	 */
	public static SqlArrayValue texts(Collection<String> values) {
		return new SqlArrayValue("varchar", (Object[]) values.toArray(String[]::new));
	}

	/**
	 * An array of texts, one of each row.
	 * @param <T> the rows
	 * @param column what to take of a row
	 * @return the parameter
	 */
	public static <T> SqlArrayValue texts(Collection<T> rows, Function<T, @Nullable String> column) {
		return new SqlArrayValue("varchar", (Object[]) rows.stream().map(column).toArray(String[]::new));
	}

	/**
	 * An array of numbers, one of each row.
	 * @param <T> the rows
	 * @param column what to take of a row
	 * @return the parameter
	 */
	public static <T> SqlArrayValue longs(Collection<T> rows, Function<T, @Nullable Long> column) {
		return new SqlArrayValue("int8", (Object[]) rows.stream().map(column).toArray(Long[]::new));
	}

	/**
	 * An array of truths, one of each row.
	 * @param <T> the rows
	 * @param column what to take of a row
	 * @return the parameter
	 */
	public static <T> SqlArrayValue flags(Collection<T> rows, Function<T, Boolean> column) {
		return new SqlArrayValue("bool", (Object[]) rows.stream().map(column).toArray(Boolean[]::new));
	}

	/**
	 * An array of times, one of each row.
	 * @param <T> the rows
	 * @param column what to take of a row
	 * @return the parameter
	 */
	public static <T> SqlArrayValue times(Collection<T> rows, Function<T, @Nullable Instant> column) {
		return new SqlArrayValue("timestamptz", rows.stream().map(column).map(SqlArrays::time).toArray());
	}

	/**
	 * A time as the drivers take it.
	 * @param instant the time, or null
	 * @return the time in UTC, or null
	 */
	public static @Nullable OffsetDateTime time(@Nullable Instant instant) {
		return (instant != null) ? instant.atOffset(ZoneOffset.UTC) : null;
	}

	/**
	 * Reads a time.
	 * @return the time, or null
	 * @throws SQLException if it cannot be read
	 */
	public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
		return (time != null) ? time.toInstant() : null;
	}

}
