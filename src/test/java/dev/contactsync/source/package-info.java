/**
 * Tests of reading, on H2 and PostgreSQL.
 */
@NullMarked
package dev.contactsync.source;

import org.jspecify.annotations.NullMarked;
