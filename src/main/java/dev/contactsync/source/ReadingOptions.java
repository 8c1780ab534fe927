package dev.contactsync.source;

import java.time.Duration;

/**
 * How the rows of a source are read.
 *
 * @param mode whether ranges are read by pages or by a cursor
 * @param pageSize rows in a page, at least 1
 * @param overlap how far before the watermark a run begins to read
 */
public record ReadingOptions(ReadMode mode, int pageSize, Duration overlap) {

	/** How the rows of a range are read. */
	public enum ReadMode {

		/**
		 * One short statement a page, each continuing after the last row: for a table, or
		 * a query that can use an index on its key.
		 */
		PAGES,

		/**
		 * One statement for the whole range, its transaction open until the range is
		 * read: for a query that is expensive to begin. What is sent at once is read by
		 * pages all the same, so that no transaction waits for the API.
		 */
		CURSOR

	}

}
