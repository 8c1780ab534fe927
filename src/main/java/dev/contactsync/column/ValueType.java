package dev.contactsync.column;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;

import dev.contactsync.contact.ColumnType;
import org.jspecify.annotations.Nullable;

/**
 * What a column holds: how its values are read, and for types that can be a key or a
 * changed-at, how the text of a value becomes the value again, without loss.
 */
public enum ValueType {

	/** Whole numbers up to 64 bits. */
	INTEGER(ValueType::integer, Long::valueOf),

	/** Exact numbers; PostgreSQL's NaN comes as a double and goes back as text. */
	DECIMAL(ResultSet::getObject, ValueType::decimal),

	/** Numbers that are not exact, and so cannot be compared for equality. */
	FLOATING(ResultSet::getObject, null),

	/** True or false. */
	BOOLEAN(ValueType::bool, null),

	/** Text, and everything that the database can show as text and take back. */
	TEXT(ResultSet::getString, (text) -> text),

	/** Text that may be longer than memory has room for: only its beginning is read. */
	LARGE_TEXT(LongText::beginning, (text) -> text),

	/** A UUID. */
	UUID((row, column) -> row.getObject(column, UUID.class), java.util.UUID::fromString),

	/** A day. */
	DATE((row, column) -> row.getObject(column, LocalDate.class), LocalDate::parse),

	/** A time of day. */
	TIME((row, column) -> timeOfDay(row, column, LocalTime.class, LocalTime.MAX), null),

	/** A time of day with its zone. */
	TIME_WITH_ZONE((row, column) -> timeOfDay(row, column, OffsetTime.class, OffsetTime.MAX), null),

	/** Day and time whose zone is unknown. */
	TIMESTAMP((row, column) -> row.getObject(column, LocalDateTime.class), LocalDateTime::parse),

	/** A moment. */
	TIMESTAMP_WITH_ZONE((row, column) -> row.getObject(column, OffsetDateTime.class), OffsetDateTime::parse),

	/** Several values of one type. */
	ARRAY(ValueType::list, null),

	/**
	 * Bytes, which tell nothing about a contact, and what is not asked for: never
	 * fetched, always null.
	 */
	UNREAD((row, column) -> null, null);

	private final ValueReader reader;

	private final @Nullable Function<String, Object> parser;

	ValueType(ValueReader reader, @Nullable Function<String, Object> parser) {
		this.reader = reader;
		this.parser = parser;
	}

	/**
	 * Reads a value of the current row.
	 * @param row the rows
	 * @param column the column, from 1
	 * @return the value, in the types that a contact's values have
	 * @throws SQLException if the database fails
	 */
	public @Nullable Object read(ResultSet row, int column) throws SQLException {
		return this.reader.read(row, column);
	}

	/**
	 * Whether values can be kept as text and be compared with exactly.
	 * @return true if {@link #parse} works
	 */
	public boolean isExact() {
		return this.parser != null;
	}

	/**
	 * Whether values say when something happened.
	 * @return true for days, with or without the time
	 */
	public boolean isDated() {
		return this == DATE || this == TIMESTAMP || this == TIMESTAMP_WITH_ZONE;
	}

	/**
	 * What a mapping has to know of the values.
	 * @return the type, unknown where values can be of several
	 */
	public ColumnType columnType() {
		return switch (this) {
			case INTEGER, DECIMAL -> ColumnType.NUMBER;
			case FLOATING -> ColumnType.INEXACT_NUMBER;
			case BOOLEAN -> ColumnType.BOOLEAN;
			case TEXT, LARGE_TEXT -> ColumnType.TEXT;
			case UUID -> ColumnType.UUID;
			case DATE -> ColumnType.DATE;
			case TIME -> ColumnType.TIME;
			case TIME_WITH_ZONE -> ColumnType.TIME_WITH_ZONE;
			case TIMESTAMP -> ColumnType.TIMESTAMP;
			case TIMESTAMP_WITH_ZONE -> ColumnType.TIMESTAMP_WITH_ZONE;
			case ARRAY, UNREAD -> ColumnType.UNKNOWN;
		};
	}

	/**
	 * The text of a value, which {@link #parse} takes back.
	 * @param value a value that was read
	 * @return the text: plain numbers, ISO dates
	 */
	public static String format(Object value) {
		return (value instanceof BigDecimal number) ? number.toPlainString() : value.toString();
	}

	/**
	 * The value of a text.
	 * @param text what {@link #format} gave
	 * @return the value to bind
	 * @throws RuntimeException if the text is no value of this type
	 */
	public Object parse(String text) {
		if (this.parser == null) {
			throw new IllegalStateException(this + " has no exact text");
		}
		return this.parser.apply(text);
	}

	/**
	 * The type of a column of a result.
	 * @param result describes the result
	 * @param column the column, from 1
	 * @return the type; text where it is unknown
	 * @throws SQLException if the database fails
	 */
	public static ValueType of(ResultSetMetaData result, int column) throws SQLException {
		return switch (result.getColumnTypeName(column).toLowerCase(Locale.ROOT)) {
			case "uuid" -> UUID;
			case "timestamptz" -> TIMESTAMP_WITH_ZONE;
			case "timetz" -> TIME_WITH_ZONE;
			case "money" -> TEXT;
			case "bit" -> (result.getPrecision(column) > 1) ? TEXT : BOOLEAN;
			default -> of(result.getColumnType(column));
		};
	}

	/** How long the bits of an array are is not said. */
	private static ValueType ofElements(ResultSetMetaData elements) throws SQLException {
		return elements.getColumnTypeName(2).equals("bit") ? TEXT : of(elements, 2);
	}

	private static ValueType of(int jdbcType) {
		return switch (jdbcType) {
			case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> INTEGER;
			case Types.NUMERIC, Types.DECIMAL -> DECIMAL;
			case Types.REAL, Types.FLOAT, Types.DOUBLE -> FLOATING;
			case Types.BIT, Types.BOOLEAN -> BOOLEAN;
			case Types.DATE -> DATE;
			case Types.TIME -> TIME;
			case Types.TIME_WITH_TIMEZONE -> TIME_WITH_ZONE;
			case Types.TIMESTAMP -> TIMESTAMP;
			case Types.TIMESTAMP_WITH_TIMEZONE -> TIMESTAMP_WITH_ZONE;
			case Types.ARRAY -> ARRAY;
			case Types.CLOB, Types.NCLOB -> LARGE_TEXT;
			case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB, Types.JAVA_OBJECT -> UNREAD;
			default -> TEXT;
		};
	}

	private static @Nullable Object integer(ResultSet row, int column) throws SQLException {
		long value = row.getLong(column);
		return row.wasNull() ? null : value;
	}

	private static @Nullable Object bool(ResultSet row, int column) throws SQLException {
		boolean value = row.getBoolean(column);
		return row.wasNull() ? null : value;
	}

	/**
	 * The driver of PostgreSQL gives 24:00, which Java does not have, as the last time of
	 * day, but fails once it has changed to its binary format.
	 */
	private static <T> @Nullable T timeOfDay(ResultSet row, int column, Class<T> type, T last) throws SQLException {
		try {
			return row.getObject(column, type);
		}
		catch (DateTimeException ex) {
			return last;
		}
	}

	private static Object decimal(String text) {
		return Character.isLetter(text.charAt(text.length() - 1)) ? text : new BigDecimal(text);
	}

	private static @Nullable Object list(ResultSet row, int column) throws SQLException {
		Array array = row.getArray(column);
		if (array == null) {
			return null;
		}
		List<@Nullable Object> values = new ArrayList<>();
		try (ResultSet elements = array.getResultSet()) {
			ValueType type = ofElements(elements.getMetaData());
			while (elements.next()) {
				add(type.read(elements, 2), values);
			}
		}
		return values;
	}

	private static void add(@Nullable Object value, List<@Nullable Object> values) {
		if (value instanceof List<?> inner) {
			values.addAll(inner);
		}
		else {
			values.add(value);
		}
	}

	private interface ValueReader {

		@Nullable Object read(ResultSet row, int column) throws SQLException;

	}

}
