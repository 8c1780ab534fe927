/**
 * Ranges of a source's rows and positions in them, as texts that can be stored.
 */
@NullMarked
package dev.contactsync.range;

import org.jspecify.annotations.NullMarked;
