package dev.contactsync.source;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

import dev.contactsync.contact.SourceContact;
import dev.contactsync.range.KeyRange;
import dev.contactsync.range.RowPosition;
import dev.contactsync.source.RowLookup.RowAccess;
import org.jspecify.annotations.Nullable;

/**
 * Reads a range with one statement, whose transaction is open until the range has been
 * read. When the connection is lost, another statement continues after the last row.
 */
final class CursorReader implements ContactReader {

	private static final int FETCHED_AT_ONCE = 500;

	private final SourceReads reads;

	private final RowAccess access;

	private final KeyRange range;

	private final int pageSize;

	private final RecentPositions places = new RecentPositions();

	private final ReadRetry.ReadTries tries;

	private @Nullable RowPosition last;

	private @Nullable OpenCursor cursor;

	private @Nullable PagedReader pages;

	private boolean ended;

	/** Where a row cannot be read, the rest of the range is read in pages of a size. */
	CursorReader(SourceReads reads, RowAccess access, KeyRange range, @Nullable RowPosition after, int pageSize) {
		this.reads = reads;
		this.access = access;
		this.range = range;
		this.pageSize = pageSize;
		this.last = after;
		this.tries = reads.tries();
	}

	@Override
	public @Nullable SourceContact next() {
		while (!this.ended) {
			if (this.pages != null) {
				return this.pages.next();
			}
			try {
				PositionedContact row = read();
				this.tries.worked();
				if (row == null) {
					close();
					return null;
				}
				this.last = row.place();
				this.places.remember(row);
				return row.contact();
			}
			catch (SQLException ex) {
				release();
				if (SourceFault.isOfARow(ex)) {
					this.pages = new PagedReader(this.reads, this.access, this.range, this.last, this.pageSize);
				}
				else {
					this.tries.failed(ex);
				}
			}
		}
		return null;
	}

	private @Nullable PositionedContact read() throws SQLException {
		if (this.cursor == null) {
			this.cursor = open();
		}
		return this.cursor.rows().next();
	}

	private OpenCursor open() throws SQLException {
		Connection connection = this.reads.begin();
		try {
			PreparedStatement statement = this.access.sql().rows(this.range, this.last, 0).prepare(connection);
			statement.setFetchSize(FETCHED_AT_ONCE);
			return new OpenCursor(connection, this.access.reader().inOrder(statement.executeQuery(), this.last));
		}
		catch (SQLException | RuntimeException ex) {
			connection.close();
			throw ex;
		}
	}

	@Override
	public String position(String key) {
		return this.places.has(key) || this.pages == null ? this.places.of(key) : this.pages.position(key);
	}

	@Override
	public void close() {
		this.ended = true;
		release();
	}

	private void release() {
		OpenCursor open = this.cursor;
		this.cursor = null;
		if (open != null) {
			open.close();
		}
	}

	/** Closing the connection closes the rest, and the pool ends its transaction. */
	private record OpenCursor(Connection connection, RowReader.RowsInOrder rows) {

		void close() {
			try {
				this.connection.close();
			}
			catch (SQLException ex) {
				// The connection is lost, and with it all that was open on it.
			}
		}

	}

}
