package dev.contactsync.source;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import dev.contactsync.column.LongText;
import dev.contactsync.column.SourceColumn;
import dev.contactsync.contact.ColumnNames;
import dev.contactsync.contact.SourceContact;
import org.jspecify.annotations.Nullable;

/** The rows of a query that tells no contacts apart, such as a list of phones. */
public final class ListSource {

	private static final int FETCHED_AT_ONCE = 500;

	/** In the words of JDBC. */
	private static final int ALL = 0;

	private final SourceReads reads;

	private final String from;

	private final List<SourceColumn> columns;

	ListSource(SourceReads reads, String from, List<SourceColumn> columns) {
		this.reads = reads;
		this.from = from;
		this.columns = columns;
	}

	/**
	 * The columns of the rows.
	 * @return their names and types
	 */
	public ColumnNames columns() {
		return new ColumnNames(this.columns.stream().map(SourceColumn::name).toList(),
				this.columns.stream().map((column) -> column.type().columnType()).toList());
	}

	/**
	 * Reads all rows in one statement. When the connection is lost, it begins again.
	 * @param <T> what the rows make
	 * @param beginning makes what takes the rows, once for each time that they are read
	 * @return what has taken all rows
	 * @throws dev.contactsync.contact.ContactSyncException if the source stays
	 * unavailable or refuses
	 */
	public <T extends ListTaker> T read(Supplier<T> beginning) {
		return read(beginning, ALL);
	}

	/**
	 * Reads the first rows that the database gives.
	 * @param most how many at most
	 * @return the rows
	 * @throws dev.contactsync.contact.ContactSyncException if the source stays
	 * unavailable or refuses
	 */
	public List<SourceContact> sample(int most) {
		return read(RowSample::new, most).rows;
	}

	private <T extends ListTaker> T read(Supplier<T> beginning, int most) {
		String sql = "SELECT " + this.columns.stream().map(SourceColumn::selected).collect(Collectors.joining(", "))
				+ " FROM " + this.from;
		return this.reads.run((connection) -> {
			T taker = beginning.get();
			try (PreparedStatement statement = connection.prepareStatement(sql)) {
				statement.setFetchSize(FETCHED_AT_ONCE);
				statement.setMaxRows(most);
				try (ResultSet rows = statement.executeQuery()) {
					while (rows.next()) {
						taker.take(row(rows));
					}
				}
			}
			return taker;
		});
	}

	private SourceContact row(ResultSet rows) throws SQLException {
		@Nullable Object[] values = new @Nullable Object[this.columns.size()];
		for (int i = 0; i < values.length; i++) {
			values[i] = value(rows, i);
		}
		return new SourceContact("", null, Collections.unmodifiableList(Arrays.asList(values)));
	}

	/** A value that cannot be read is no phone. */
	private @Nullable Object value(ResultSet rows, int column) throws SQLException {
		try {
			Object value = this.columns.get(column).type().read(rows, column + 1);
			return LongText.isTooLong(value) ? null : value;
		}
		catch (SQLException ex) {
			if (SourceFault.isPassing(ex)) {
				throw ex;
			}
			return null;
		}
		catch (RuntimeException ex) {
			return null;
		}
	}

	/** Keeps rows. */
	private static final class RowSample implements ListTaker {

		private final List<SourceContact> rows = new ArrayList<>();

		@Override
		public void take(SourceContact row) {
			this.rows.add(row);
		}

	}

	/** Takes rows one by one. */
	public interface ListTaker {

		/**
		 * Takes a row.
		 * @param row the row, without a key
		 */
		void take(SourceContact row);

	}

}
