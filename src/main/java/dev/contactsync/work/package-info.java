/**
 * What a run is, what it looks at, and for which contacts it found something to do.
 */
@NullMarked
package dev.contactsync.work;

import org.jspecify.annotations.NullMarked;
