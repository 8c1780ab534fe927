/**
 * Looks at the SQL that users write before a database sees it.
 */
@NullMarked
package dev.contactsync.query;

import org.jspecify.annotations.NullMarked;
