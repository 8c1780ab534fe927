package dev.contactsync.source;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.contactsync.contact.SourceContact;
import dev.contactsync.range.KeyRange;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a sync reads: how many there are, their ranges, and the rows of a range
 * or of given keys. An implementation throws a
 * {@link dev.contactsync.contact.ContactSyncException} when the source stays unavailable
 * (unavailable) or refuses (configuration).
 */
public interface ContactRows {

	/**
	 * What time it is at the source.
	 * @return the source's own clock
	 */
	Instant clock();

	/**
	 * Counts the rows.
	 * @return how many there are
	 */
	long count();

	/**
	 * Counts the rows of a range.
	 * @return how many there are
	 */
	long count(KeyRange range);

	/**
	 * Makes sure that no two rows have the same key, in the sense of the database: by an
	 * index that keeps it so, else by asking for keys that are repeated now.
	 * @throws dev.contactsync.contact.ContactSyncException if there are such keys
	 * (configuration), naming the first
	 */
	void requireUniqueKeys();

	/**
	 * The ranges of all rows.
	 * @param rowsPerRange about how many rows a range has now
	 * @return ranges that hold every row once, in the order of the key; at least one
	 */
	default List<KeyRange> keyRanges(long rowsPerRange) {
		return keyRanges(rowsPerRange, null, null);
	}

	/**
	 * The ranges of rows after a key, of those that {@link #changedRanges} does not give.
	 * @param rowsPerRange about how many rows a range has now
	 * @param changedBefore what changed-ranges were asked for, or {@code null} for all
	 * rows
	 * @param after only rows after this key, which need not exist; {@code null} for all
	 * @return ranges that hold every such row once, in the order of the key; at least one
	 */
	List<KeyRange> keyRanges(long rowsPerRange, @Nullable Instant changedBefore, @Nullable String after);

	/**
	 * The ranges of rows that may have changed: with a changed-at at a moment or later,
	 * the future included, or without one.
	 * @param since the moment, the overlap already taken off
	 * @param rowsPerRange about how many rows a range has now
	 * @return ranges that hold every such row once; at least two
	 */
	List<KeyRange> changedRanges(Instant since, long rowsPerRange);

	/**
	 * Reads the rows of a range.
	 * @param range the range, from this or an earlier start of the program
	 * @param position only rows after this position, from a reader of the same range; or
	 * {@code null} for all
	 * @return a reader, to be closed
	 * @throws IllegalArgumentException if range or position are of another selection
	 */
	ContactReader read(KeyRange range, @Nullable String position);

	/**
	 * Reads the rows of a range like {@link #read}, and leaves nothing open in the source
	 * between two rows: for a caller that sends what was read before it reads the next.
	 * @param position only rows after this position, or {@code null} for all
	 * @return a reader, to be closed
	 */
	default ContactReader readInPages(KeyRange range, @Nullable String position) {
		return read(range, position);
	}

	/**
	 * Reads a range again, from its beginning, because it seems to have other rows than
	 * were read: in one snapshot, in which its rows are counted, too. Its transaction is
	 * open until the reader is closed.
	 * @return a reader, to be closed; after the last row it throws (internal) where the
	 * source counts other rows than it gave
	 */
	ContactReader readAgain(KeyRange range);

	/**
	 * Reads rows by their keys, fresh.
	 * @param keys keys of contacts
	 * @return the contacts that exist, by their keys
	 */
	Map<String, SourceContact> byKeys(Collection<String> keys);

	/**
	 * Looks which contacts there are, and at nothing else of them.
	 * @param keys keys of contacts
	 * @return those that exist
	 */
	Set<String> existing(Collection<String> keys);

}
