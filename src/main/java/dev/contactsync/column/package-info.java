/** The columns of a source: their names as SQL, and what values of each type are. */
@NullMarked
package dev.contactsync.column;

import org.jspecify.annotations.NullMarked;
