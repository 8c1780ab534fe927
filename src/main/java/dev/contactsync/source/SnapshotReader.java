package dev.contactsync.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.CountText;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.contact.SourceContact;
import dev.contactsync.range.KeyRange;
import dev.contactsync.source.RowLookup.RowAccess;
import org.jspecify.annotations.Nullable;

/**
 * Reads a range from its beginning in one snapshot of the source, in which it also counts
 * its rows. Where the source counts other rows than can be read, reading itself is not to
 * be trusted, and the end of the range is an error.
 */
final class SnapshotReader implements ContactReader, ReadRunner {

	private final SourceReads reads;

	private final RowAccess access;

	private final KeyRange range;

	private final PagedReader pages;

	private @Nullable Connection connection;

	private long counted;

	private long read;

	SnapshotReader(SourceReads reads, RowAccess access, KeyRange range, int pageSize) {
		this.reads = reads;
		this.access = access;
		this.range = range;
		this.pages = new PagedReader(this, access, range, null, pageSize);
	}

	@Override
	public @Nullable SourceContact next() {
		SourceContact row = this.pages.next();
		if (row != null) {
			this.read++;
		}
		else if (this.read != this.counted) {
			throw unequal();
		}
		return row;
	}

	private ContactSyncException unequal() {
		return new ContactSyncException(ProblemCode.ROWS_LOST, CountText
			.format("%s: of the rows %s, the source counts %,d, but %,d can be "
					+ "read in the same snapshot. Rows would be lost silently, so the run has failed. "
					+ "The index of the key is probably damaged (rebuild it), or the query returns different rows each time.",
					this.reads.who(), this.range.description(), this.counted, this.read));
	}

	/** A snapshot ends with its connection, so nothing is tried again. */
	@Override
	public <T> T run(SourceRead<T> page) {
		try {
			return page.from(snapshot());
		}
		catch (SQLException ex) {
			throw SourceFault.isPassing(ex) ? SourceFault.unavailable(this.reads.who(), ex)
					: SourceFault.refused(this.reads.who(), ex);
		}
	}

	/** What comes after an error of the database needs a point to return to. */
	@Override
	public <T> T rows(SourceRead<T> page) {
		return run((connection) -> {
			Savepoint before = connection.setSavepoint();
			try {
				T rows = page.from(connection);
				connection.releaseSavepoint(before);
				return rows;
			}
			catch (SQLException ex) {
				if (!SourceFault.isOfARow(ex)) {
					throw ex;
				}
				connection.rollback(before);
				throw new UnreadableRowsException(ex);
			}
		});
	}

	private Connection snapshot() throws SQLException {
		Connection open = this.connection;
		if (open == null) {
			open = this.reads.beginSnapshot();
			this.connection = open;
			this.counted = this.access.sql().count(this.range).number(open);
		}
		return open;
	}

	@Override
	public String position(String key) {
		return this.pages.position(key);
	}

	@Override
	public void close() {
		this.pages.close();
		Connection open = this.connection;
		this.connection = null;
		if (open != null) {
			try {
				open.close();
			}
			catch (SQLException ex) {
				// The connection is lost, and with it the snapshot.
			}
		}
	}

}
