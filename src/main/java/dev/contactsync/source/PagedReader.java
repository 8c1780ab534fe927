package dev.contactsync.source;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

import dev.contactsync.contact.SourceContact;
import dev.contactsync.range.KeyRange;
import dev.contactsync.range.RowPosition;
import dev.contactsync.source.ReadRunner.UnreadableRowsException;
import dev.contactsync.source.RowLookup.RowAccess;
import org.jspecify.annotations.Nullable;

/**
 * Reads a range in pages, each in its own short transaction that is over before the first
 * row is given. A page ends early where its rows are large; nothing is lost by that,
 * because the next begins after its last row.
 */
final class PagedReader implements ContactReader {

	/** Characters in a page after which it ends. */
	private static final long HEAVY = 4_000_000;

	private static final int FETCHED_AT_ONCE = 500;

	private final ReadRunner reads;

	private final RowAccess access;

	private final KeyRange range;

	private final int pageSize;

	private final RecentPositions places = new RecentPositions();

	private RowPage page;

	PagedReader(ReadRunner reads, RowAccess access, KeyRange range, @Nullable RowPosition after, int pageSize) {
		this.reads = reads;
		this.access = access;
		this.range = range;
		this.pageSize = pageSize;
		this.page = new RowPage(new ArrayDeque<>(), after, true);
	}

	@Override
	public @Nullable SourceContact next() {
		while (this.page.rows().isEmpty() && this.page.hasNext()) {
			this.page = page(this.page.last());
		}
		PositionedContact row = this.page.rows().poll();
		if (row == null) {
			return null;
		}
		this.places.remember(row);
		return row.contact();
	}

	private RowPage page(@Nullable RowPosition after) {
		try {
			return this.reads.rows((connection) -> load(connection, this.access.sql(), this.access.reader(), after));
		}
		catch (UnreadableRowsException ex) {
			RowAccess keys = this.access.reading();
			return byKeys(this.reads.run((connection) -> load(connection, keys.sql(), keys.reader(), after)));
		}
	}

	/** The rows of a page of which only the keys were read; one may have gone since. */
	private RowPage byKeys(RowPage keys) {
		Map<String, PositionedContact> rows = new HashMap<>();
		new RowLookup(this.reads, this.access)
			.byKeys(keys.rows().stream().map((row) -> this.access.sql().key(row.place())).toList())
			.forEach((row) -> rows.put(row.contact().key(), row));
		Deque<PositionedContact> loaded = new ArrayDeque<>();
		for (PositionedContact key : keys.rows()) {
			PositionedContact row = rows.get(key.contact().key());
			if (row != null) {
				loaded.add(new PositionedContact(row.contact(), key.place()));
			}
		}
		return new RowPage(loaded, keys.last(), keys.hasNext());
	}

	/** Asks for the last row of the page before, and for one row more than a page has. */
	private RowPage load(Connection connection, KeysetSql sql, RowReader reader, @Nullable RowPosition after)
			throws SQLException {
		Deque<PositionedContact> loaded = new ArrayDeque<>();
		RowPosition last = after;
		long weight = 0;
		int most = this.pageSize + ((after != null) ? 2 : 1);
		try (PreparedStatement statement = sql.rows(this.range, after, most).prepare(connection)) {
			statement.setFetchSize(Math.min(most, FETCHED_AT_ONCE));
			try (ResultSet result = statement.executeQuery()) {
				RowReader.RowsInOrder rows = reader.inOrder(result, after);
				for (PositionedContact row = rows.next(); row != null; row = rows.next()) {
					if (loaded.size() == this.pageSize || weight > HEAVY) {
						return new RowPage(loaded, last, true);
					}
					loaded.add(row);
					last = row.place();
					weight += row.contact().weight();
				}
			}
		}
		return new RowPage(loaded, last, false);
	}

	@Override
	public String position(String key) {
		return this.places.of(key);
	}

	@Override
	public void close() {
		this.page = new RowPage(new ArrayDeque<>(), null, false);
	}

	private record RowPage(Deque<PositionedContact> rows, @Nullable RowPosition last, boolean hasNext) {
	}

}
