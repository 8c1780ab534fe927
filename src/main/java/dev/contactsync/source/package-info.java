/**
 * Reads rows of a company's own database, page by page in key order, over JDBC and
 * read-only.
 */
@NullMarked
package dev.contactsync.source;

import org.jspecify.annotations.NullMarked;
