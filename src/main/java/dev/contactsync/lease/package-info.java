/**
 * The right to send for a sync, held by one process at a time.
 */
@NullMarked
package dev.contactsync.lease;

import org.jspecify.annotations.NullMarked;
