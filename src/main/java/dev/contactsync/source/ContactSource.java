package dev.contactsync.source;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import dev.contactsync.check.Finding;
import dev.contactsync.column.ChangeTime;
import dev.contactsync.column.SourceColumn;
import dev.contactsync.contact.ColumnNames;
import dev.contactsync.contact.SourceContact;
import dev.contactsync.range.KeyRange;
import dev.contactsync.range.RowPosition;
import dev.contactsync.source.RowLookup.RowAccess;
import org.jspecify.annotations.Nullable;

/**
 * The contacts that a sync reads from a database. Every method reads in transactions of
 * its own and tries again when a connection is lost. For any number of threads.
 */
public final class ContactSource implements ContactRows {

	/** In how many places a sample is taken. */
	private static final int PLACES_IN_TABLE = 20;

	/** A query may have to be sorted anew for each of them. */
	private static final int PLACES_IN_QUERY = 4;

	private final SourceReads reads;

	private final SourceSelection selection;

	private final TableLayout layout;

	private final @Nullable ChangeTime changeTime;

	private final KeysetSql sql;

	private final Clock sourceClock;

	ContactSource(SourceReads reads, SourceSelection selection, TableLayout layout, Clock sourceClock) {
		this.reads = reads;
		this.sourceClock = sourceClock;
		this.selection = selection;
		this.layout = layout;
		this.changeTime = (layout.changedAt() != null) ? new ChangeTime(layout.changed().type(), sourceClock) : null;
		this.sql = new KeysetSql(layout, this.changeTime);
	}

	/**
	 * The columns of the rows.
	 * @return their names and types, in the order of a contact's values
	 */
	public ColumnNames columns() {
		return new ColumnNames(this.layout.columns().stream().map(SourceColumn::name).toList(),
				this.layout.columns().stream().map((column) -> column.type().columnType()).toList());
	}

	/**
	 * The same contacts, without the values that are not asked for.
	 * @param positions the positions of the columns whose values are read; those of all
	 * others are {@code null}
	 * @return the contacts
	 */
	public ContactSource reading(int... positions) {
		return new ContactSource(this.reads, this.selection, this.layout.reading(positions), this.sourceClock);
	}

	@Override
	public Instant clock() {
		return this.reads.run(SourceDatabase::now);
	}

	/**
	 * Looks whether key and changed-at are what they have to be. May read all rows.
	 * @return what was found
	 */
	public List<Finding> checks() {
		return new SourceChecks(this.reads, this.selection.sync(), this.layout, this.changeTime, this.sql, uniqueness())
			.findings();
	}

	private KeyUniqueness uniqueness() {
		return new KeyUniqueness(this.reads, this.selection, this.layout, this.sql,
				access(new KeyRange.ByKey(null, null, null)).reader());
	}

	@Override
	public void requireUniqueKeys() {
		uniqueness().require();
	}

	/**
	 * Reads some rows, spread over all in the order of the key.
	 * @param most about how many
	 * @return the contacts; all where there are no more
	 */
	public List<SourceContact> sample(int most) {
		int places = (this.layout.table() != null) ? PLACES_IN_TABLE : PLACES_IN_QUERY;
		int atOnce = most / places;
		List<SourceContact> sample = new ArrayList<>();
		for (KeyRange range : keyRanges(Math.max(atOnce, count() / places))) {
			try (ContactReader rows = new PagedReader(this.reads, access(range), range, null, atOnce)) {
				SourceContact row = rows.next();
				for (int read = 1; row != null; read++) {
					sample.add(row);
					row = (read < atOnce) ? rows.next() : null;
				}
			}
		}
		return sample;
	}

	@Override
	public long count() {
		return this.reads.run(this.sql.count("COUNT(*)")::number);
	}

	@Override
	public long count(KeyRange range) {
		return this.reads.run(this.sql.count(range)::number);
	}

	@Override
	public List<KeyRange> keyRanges(long rowsPerRange, @Nullable Instant changedBefore, @Nullable String afterKey) {
		return split(new KeyRange.ByKey(afterKey, null, changedBefore), rowsPerRange, (after,
				upTo) -> new KeyRange.ByKey((after != null) ? after.key() : afterKey, key(upTo), changedBefore));
	}

	@Override
	public List<KeyRange> changedRanges(Instant since, long rowsPerRange) {
		List<KeyRange> dated = split(new KeyRange.ByChange(since, null, null), rowsPerRange,
				(after, upTo) -> new KeyRange.ByChange(since, after, upTo));
		List<KeyRange> undated = split(new KeyRange.Undated(null, null), rowsPerRange,
				(after, upTo) -> new KeyRange.Undated(key(after), key(upTo)));
		return Stream.concat(dated.stream(), undated.stream()).toList();
	}

	private static @Nullable String key(@Nullable RowPosition place) {
		return (place != null) ? place.key() : null;
	}

	private List<KeyRange> split(KeyRange whole, long rowsPerRange,
			BiFunction<@Nullable RowPosition, @Nullable RowPosition, KeyRange> range) {
		List<KeyRange> ranges = new ArrayList<>();
		RowPosition after = null;
		for (RowPosition boundary : boundaries(whole, rowsPerRange)) {
			ranges.add(range.apply(after, boundary));
			after = boundary;
		}
		ranges.add(range.apply(after, null));
		return ranges;
	}

	private List<RowPosition> boundaries(KeyRange whole, long rowsPerRange) {
		RowReader rowReader = access(whole).reader();
		KeysetSql.BoundSql bound = this.sql.boundaries(whole, rowsPerRange);
		return this.reads.run((connection) -> {
			List<RowPosition> places = new ArrayList<>();
			try (PreparedStatement statement = bound.prepare(connection)) {
				statement.setFetchSize(RowLookup.KEYS_AT_ONCE);
				try (ResultSet rows = statement.executeQuery()) {
					while (rows.next()) {
						places.add(rowReader.place(rows));
					}
				}
			}
			return places;
		});
	}

	/**
	 * {@inheritDoc}
	 * <p>
	 * In pages or by a cursor, as the selection says.
	 */
	@Override
	public ContactReader read(KeyRange range, @Nullable String position) {
		return switch (this.selection.reading().mode()) {
			case PAGES -> readInPages(range, position);
			case CURSOR -> new CursorReader(this.reads, access(range), range, place(position),
					this.selection.reading().pageSize());
		};
	}

	@Override
	public ContactReader readInPages(KeyRange range, @Nullable String position) {
		return new PagedReader(this.reads, access(range), range, place(position), this.selection.reading().pageSize());
	}

	@Override
	public ContactReader readAgain(KeyRange range) {
		return new SnapshotReader(this.reads, access(range), range, this.selection.reading().pageSize());
	}

	private static @Nullable RowPosition place(@Nullable String position) {
		return (position != null) ? RowPosition.decode(position) : null;
	}

	private RowAccess access(KeyRange range) {
		return access(range, this.layout, this.sql);
	}

	private RowAccess access(KeyRange range, TableLayout read, KeysetSql statements) {
		RowReader reader = new RowReader(this.selection, read, this.changeTime, range instanceof KeyRange.ByChange);
		return new RowAccess(read, statements, reader,
				(some) -> access(range, some, new KeysetSql(some, this.changeTime)));
	}

	@Override
	public Map<String, SourceContact> byKeys(Collection<String> keys) {
		RowAccess access = access(new KeyRange.ByKey(null, null, null));
		List<Object> values = keys.stream().map(this::value).flatMap(Optional::stream).toList();
		Map<String, SourceContact> found = new HashMap<>();
		new RowLookup(this.reads, access).byKeys(values)
			.forEach((row) -> found.put(row.contact().key(), row.contact()));
		for (String key : keys) {
			KeyText.beginning(key).ifPresent((beginning) -> byBeginning(beginning, keys, access.reader(), found));
		}
		return found;
	}

	@Override
	public Set<String> existing(Collection<String> keys) {
		return reading().byKeys(keys).keySet();
	}

	/** Contacts that are known by the beginning of a key that cannot be kept. */
	private void byBeginning(String beginning, Collection<String> keys, RowReader rowReader,
			Map<String, SourceContact> found) {
		this.reads.run((connection) -> {
			try (PreparedStatement statement = this.sql.rowsByBeginning(beginning).prepare(connection)) {
				statement.setFetchSize(RowLookup.KEYS_AT_ONCE);
				RowReader.RowsInOrder rows = rowReader.inOrder(statement.executeQuery(), null);
				for (PositionedContact row = rows.next(); row != null; row = rows.next()) {
					if (keys.contains(row.contact().key())) {
						found.put(row.contact().key(), row.contact());
					}
				}
				return found;
			}
		});
	}

	/** A text that is no value of the key's type cannot be a key that exists. */
	private Optional<Object> value(String key) {
		try {
			return Optional.of(this.layout.key().type().parse(key));
		}
		catch (RuntimeException ex) {
			return Optional.empty();
		}
	}

	@Override
	public String toString() {
		return "contacts of sync " + this.selection.sync();
	}

}
