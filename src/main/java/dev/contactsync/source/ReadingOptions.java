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
}
