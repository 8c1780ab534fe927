package dev.contactsync.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import dev.contactsync.column.ChangeTime;
import dev.contactsync.column.Identifiers;
import dev.contactsync.column.LongText;
import dev.contactsync.column.SourceColumn;
import dev.contactsync.column.ValueType;
import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.Exclusion;
import dev.contactsync.contact.ExclusionReason;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.contact.SourceContact;
import dev.contactsync.range.RowPosition;
import org.jspecify.annotations.Nullable;

/**
 * Makes contacts of the rows that {@link KeysetSql} selects: key, changed-at, the mark of
 * rows that were read before, columns.
 */
final class RowReader {

	private static final int MARK = 3;

	private static final int BEFORE_COLUMNS = 3;

	private final SourceSelection selection;

	private final SourceColumn key;

	private final @Nullable ValueType changedType;

	private final @Nullable ChangeTime changeTime;

	private final boolean byChange;

	private final List<SourceColumn> columns;

	/**
	 * A reader for rows in one order.
	 * @param selection what is read, for messages
	 * @param layout its columns
	 * @param changeTime what changed-at says, or {@code null} where there is none
	 * @param byChange whether rows come in the order of changed-at
	 */
	RowReader(SourceSelection selection, TableLayout layout, @Nullable ChangeTime changeTime, boolean byChange) {
		this.selection = selection;
		this.byChange = byChange;
		this.key = layout.key();
		this.changedType = (layout.changedAt() != null) ? layout.changed().type() : null;
		this.changeTime = changeTime;
		this.columns = layout.columns();
	}

	/**
	 * Reads the current row.
	 * @param previous where the row before stands, or {@code null}
	 * @return the row
	 * @throws SQLException if the database fails
	 */
	PositionedContact read(ResultSet rows, @Nullable RowPosition previous) throws SQLException {
		String keyText = keyText(rows);
		Object changed = changed(rows);
		RowPosition place = place(keyText, changed);
		if (place.equals(previous)) {
			throw repeated(keyText);
		}
		Exclusion fault = KeyText.fault(keyText);
		String contactKey = (fault != null) ? KeyText.contactKey(keyText) : keyText;
		@Nullable Object[] values = new @Nullable Object[this.columns.size()];
		for (int i = 0; i < values.length; i++) {
			Object value = value(rows, i);
			if (value instanceof Exclusion unreadable) {
				fault = (fault != null) ? fault : unreadable;
			}
			else {
				values[i] = value;
			}
		}
		List<@Nullable Object> list = Collections.unmodifiableList(Arrays.asList(values));
		Instant changedAt = (this.changeTime != null) ? this.changeTime.instant(changed) : null;
		return new PositionedContact(new SourceContact(contactKey, changedAt, list, fault), place);
	}

	/**
	 * Reads a value. One that its driver cannot make anything of is no reason to stop:
	 * only its contact cannot be sent.
	 * @return the value, or why there is none
	 */
	private @Nullable Object value(ResultSet rows, int column) throws SQLException {
		SourceColumn read = this.columns.get(column);
		try {
			Object value = read.type().read(rows, column + 1 + BEFORE_COLUMNS);
			return LongText.isTooLong(value) ? fault(ExclusionReason.TOO_LARGE, read, "more than any field may have")
					: value;
		}
		catch (SQLException ex) {
			if (SourceFault.isPassing(ex)) {
				throw ex;
			}
			return fault(ExclusionReason.UNREADABLE, read, "error " + ex.getSQLState());
		}
		catch (RuntimeException ex) {
			return fault(ExclusionReason.UNREADABLE, read, ex.getClass().getSimpleName());
		}
	}

	/** Why a row cannot be sent whose value in a column cannot be read. */
	static Exclusion fault(ExclusionReason reason, SourceColumn column, String detail) {
		return Exclusion.of(reason, "column " + column.name(), detail, reason.code() + " " + column.name());
	}

	/**
	 * Begins to read the rows of a statement.
	 * @param after the place after which reading continues, or {@code null}
	 * @return gives them one after the other
	 */
	RowsInOrder inOrder(ResultSet rows, @Nullable RowPosition after) {
		return new RowsInOrder(rows, after);
	}

	private ContactSyncException repeated(String keyText) {
		String shown = (KeyText.fault(keyText) != null) ? KeyText.contactKey(keyText) : keyText;
		return this.selection.wrong(ProblemCode.KEY_REPEATED, "key",
				"two rows have the same key " + Identifiers.shown(shown) + " in column "
						+ Identifiers.shown(this.key.name()) + "; a key must be unique");
	}

	/**
	 * Reads the key of the current row.
	 * @param rows rows whose first column is the key
	 * @throws SQLException if the database fails
	 */
	String key(ResultSet rows) throws SQLException {
		return keyText(rows);
	}

	/**
	 * Reads where the current row stands, of rows that have a key and perhaps a
	 * changed-at only.
	 * @throws SQLException if the database fails
	 */
	RowPosition place(ResultSet rows) throws SQLException {
		return place(keyText(rows), this.byChange ? changed(rows) : null);
	}

	private RowPosition place(String keyText, @Nullable Object changed) {
		return new RowPosition((this.byChange && changed != null) ? ValueType.format(changed) : null, keyText);
	}

	private @Nullable Object changed(ResultSet rows) throws SQLException {
		return (this.changedType != null) ? this.changedType.read(rows, 2) : null;
	}

	private String keyText(ResultSet rows) throws SQLException {
		Object value = keyValue(rows);
		if (value == null) {
			throw this.selection.wrong(ProblemCode.KEY_MISSING, "key",
					"a row has no value (NULL) in column " + Identifiers.shown(this.key.name())
							+ "; every row needs a key: choose another column, or exclude such rows in a query");
		}
		String text = ValueType.format(value);
		// The database ignores blanks at the end, and so does whoever types the key.
		return this.key.isPadded() ? text.replaceAll(" +\\z", "") : text;
	}

	private @Nullable Object keyValue(ResultSet rows) throws SQLException {
		try {
			return this.key.type().read(rows, 1);
		}
		catch (SQLException ex) {
			if (SourceFault.isPassing(ex)) {
				throw ex;
			}
			throw this.selection.wrong(ProblemCode.KEY_UNREADABLE, "key",
					"a value in column " + Identifiers.shown(this.key.name()) + " cannot be read (error "
							+ ex.getSQLState() + "), and without its key no row can be told apart: exclude such rows");
		}
	}

	/**
	 * The rows of a statement. The row at the place after which reading continues is
	 * passed over: one that was read before. Any other with an equal key was not, so that
	 * no row is ever passed over in silence.
	 */
	final class RowsInOrder {

		private final ResultSet rows;

		private @Nullable RowPosition last;

		private boolean mayPass;

		private RowsInOrder(ResultSet rows, @Nullable RowPosition after) {
			this.rows = rows;
			this.last = after;
			this.mayPass = after != null;
		}

		@Nullable PositionedContact next() throws SQLException {
			while (this.rows.next()) {
				if (this.rows.getInt(MARK) == 0) {
					PositionedContact row = read(this.rows, this.last);
					this.last = row.place();
					this.mayPass = false;
					return row;
				}
				if (!this.mayPass) {
					throw repeated(keyText(this.rows));
				}
				this.mayPass = false;
			}
			return null;
		}

	}

}
