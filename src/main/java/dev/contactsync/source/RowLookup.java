package dev.contactsync.source;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import dev.contactsync.source.ReadRunner.UnreadableRowsException;

/**
 * Reads rows by their keys. Where a row cannot be read, because a text in it has bytes
 * that are no characters, its neighbours are, and of the row only its key.
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
			return this.reads.rows((connection) -> read(connection, keys, this.access.sql(), this.access.reader()));
		}
		catch (UnreadableRowsException ex) {
			if (keys.size() == 1) {
				return this.reads
					.run((connection) -> read(connection, keys, this.access.keysOnly(), this.access.keyReader()))
					.stream()
					.map(PositionedContact::unreadable)
					.toList();
			}
			int half = keys.size() / 2;
			List<PositionedContact> rows = new ArrayList<>(some(keys.subList(0, half)));
			rows.addAll(some(keys.subList(half, keys.size())));
			return rows;
		}
	}

	private static List<PositionedContact> read(Connection connection, List<Object> keys, KeysetSql sql,
			RowReader reader) throws SQLException {
		// Always as many parameters, so that there is one statement to prepare.
		List<Object> padded = new ArrayList<>(keys);
		padded.addAll(Collections.nCopies(KEYS_AT_ONCE - keys.size(), keys.get(0)));
		List<PositionedContact> rows = new ArrayList<>();
		try (PreparedStatement statement = sql.rowsByKey(padded).prepare(connection);
				ResultSet result = statement.executeQuery()) {
			while (result.next()) {
				rows.add(reader.read(result, null));
			}
		}
		return rows;
	}

	/**
	 * How rows are read, and how their keys alone.
	 *
	 * @param sql the statements for whole rows
	 * @param reader reads these
	 * @param keysOnly the statements for keys, without any other value
	 * @param keyReader reads these
	 */
	record RowAccess(KeysetSql sql, RowReader reader, KeysetSql keysOnly, RowReader keyReader) {
	}

}
