/**
 * Turns a row into a profile or a reason to keep the contact back: pure functions, no
 * I/O.
 */
@NullMarked
package dev.contactsync.mapping;

import org.jspecify.annotations.NullMarked;
