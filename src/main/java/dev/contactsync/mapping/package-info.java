/**
 * Turns a row into a profile or a reason to exclude the contact: pure functions, no I/O.
 */
@NullMarked
package dev.contactsync.mapping;

import org.jspecify.annotations.NullMarked;
