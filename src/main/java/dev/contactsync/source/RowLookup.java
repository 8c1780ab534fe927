package dev.contactsync.source;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

import dev.contactsync.column.SourceColumn;
import dev.contactsync.column.ValueType;
import dev.contactsync.contact.Exclusion;
import dev.contactsync.contact.ExclusionReason;
import dev.contactsync.contact.SourceContact;
import dev.contactsync.source.ReadRunner.UnreadableRowsException;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows by their keys. Where a row cannot be read, because a text in it has bytes
 * that are not valid text, its neighbours are, and of the row what can be read.
 *
 * @param reads runs the reads
 * @param access the statements
 */
record RowLookup(ReadRunner reads, RowAccess access) {

	static final int KEYS_AT_ONCE = 500;

	/**
	 * Reads rows.
	 * @param keys values of keys
	 * @return the rows that exist
	 */
	List<PositionedContact> byKeys(List<Object> keys) {
		List<PositionedContact> rows = new ArrayList<>();
		for (int start = 0; start < keys.size(); start += KEYS_AT_ONCE) {
			rows.addAll(some(keys.subList(start, Math.min(start + KEYS_AT_ONCE, keys.size()))));
		}
		return rows;
	}

	private List<PositionedContact> some(List<Object> keys) {
		try {
			return this.reads.rows((connection) -> read(connection, keys, this.access));
		}
		catch (UnreadableRowsException ex) {
			if (keys.size() == 1) {
				return valueByValue(keys);
			}
			int half = keys.size() / 2;
			List<PositionedContact> rows = new ArrayList<>(some(keys.subList(0, half)));
			rows.addAll(some(keys.subList(half, keys.size())));
			return rows;
		}
	}

	/** A row of which at least one value cannot be read: each of the others is. */
	private List<PositionedContact> valueByValue(List<Object> key) {
		RowAccess keyOnly = this.access.reading();
		List<PositionedContact> found = this.reads.run((connection) -> read(connection, key, keyOnly));
		return found.stream().map((row) -> valueByValue(key, row)).toList();
	}

	private PositionedContact valueByValue(List<Object> key, PositionedContact row) {
		SourceContact contact = row.contact();
		List<SourceColumn> columns = this.access.layout().columns();
		List<@Nullable Object> values = new ArrayList<>(contact.values());
		Exclusion fault = contact.fault();
		for (int i = 0; i < columns.size(); i++) {
			if (columns.get(i).type() != ValueType.UNREAD) {
				Exclusion unreadable = value(key, i, values);
				fault = (fault != null) ? fault : unreadable;
			}
		}
		return new PositionedContact(
				new SourceContact(contact.key(), contact.changedAt(), Collections.unmodifiableList(values), fault),
				row.place());
	}

	/** Reads one value; returns why that is not possible, or null. */
	private @Nullable Exclusion value(List<Object> key, int column, List<@Nullable Object> values) {
		RowAccess only = this.access.reading(column);
		Exclusion unreadable = null;
		try {
			for (PositionedContact read : this.reads.rows((connection) -> read(connection, key, only))) {
				values.set(column, read.contact().values().get(column));
				unreadable = read.contact().fault();
			}
		}
		catch (UnreadableRowsException ex) {
			unreadable = RowReader.fault(ExclusionReason.UNREADABLE, this.access.layout().columns().get(column),
					"bytes that are not valid text");
		}
		return unreadable;
	}

	private static List<PositionedContact> read(Connection connection, List<Object> keys, RowAccess access)
			throws SQLException {
		// Always as many parameters, so that there is one statement to prepare.
		List<Object> padded = new ArrayList<>(keys);
		padded.addAll(Collections.nCopies(KEYS_AT_ONCE - keys.size(), keys.get(0)));
		List<PositionedContact> rows = new ArrayList<>();
		try (PreparedStatement statement = access.sql().rowsByKey(padded).prepare(connection);
				ResultSet result = statement.executeQuery()) {
			while (result.next()) {
				rows.add(access.reader().read(result, null));
			}
		}
		return rows;
	}

	/**
	 * How rows are read.
	 *
	 * @param layout their columns
	 * @param sql the statements
	 * @param reader reads what these give
	 * @param others how they are read with other columns
	 */
	record RowAccess(TableLayout layout, KeysetSql sql, RowReader reader, Function<TableLayout, RowAccess> others) {

		/** The same rows with only some of their columns, or with their keys alone. */
		RowAccess reading(int... positions) {
			return this.others.apply(this.layout.reading(positions));
		}

	}

}
