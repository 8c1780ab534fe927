package dev.contactsync.source;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;

import dev.contactsync.contact.SourceContact;
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

	private final Reads reads;

	private final KeysetSql sql;

	private final RowReader rowReader;

	private final Range range;

	private final int pageSize;

	private final Places places = new Places();

	private Page page;

	PagedReader(Reads reads, KeysetSql sql, RowReader rowReader, Range range, @Nullable Place after, int pageSize) {
		this.reads = reads;
		this.sql = sql;
		this.rowReader = rowReader;
		this.range = range;
		this.pageSize = pageSize;
		this.page = new Page(new ArrayDeque<>(), after, true);
	}

	@Override
	public @Nullable SourceContact next() {
		while (this.page.rows().isEmpty() && this.page.hasNext()) {
			Place after = this.page.last();
			this.page = this.reads.run((connection) -> load(connection, after));
		}
		Row row = this.page.rows().poll();
		if (row == null) {
			return null;
		}
		this.places.remember(row);
		return row.contact();
	}

	/**
	 * Asks for one row more than a page has, so that two rows with the same key meet even
	 * where a page ends between them.
	 */
	private Page load(Connection connection, @Nullable Place after) throws SQLException {
		Deque<Row> loaded = new ArrayDeque<>();
		Place last = after;
		long weight = 0;
		try (PreparedStatement statement = this.sql.rows(this.range, after, this.pageSize + 1).prepare(connection)) {
			statement.setFetchSize(Math.min(this.pageSize + 1, FETCHED_AT_ONCE));
			try (ResultSet rows = statement.executeQuery()) {
				while (rows.next()) {
					Row row = this.rowReader.read(rows, last);
					if (loaded.size() == this.pageSize || weight > HEAVY) {
						return new Page(loaded, last, true);
					}
					loaded.add(row);
					last = row.place();
					weight += row.contact().weight();
				}
			}
		}
		return new Page(loaded, last, false);
	}

	@Override
	public String position(String key) {
		return this.places.of(key);
	}

	@Override
	public void close() {
		this.page = new Page(new ArrayDeque<>(), null, false);
	}

	private record Page(Deque<Row> rows, @Nullable Place last, boolean hasNext) {
	}

}
