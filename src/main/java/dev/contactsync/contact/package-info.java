/**
 * The words of the project as plain values, known to every other package: rows, profiles,
 * what is excluded and why, and the one exception; no Spring, no I/O.
 */
@NullMarked
package dev.contactsync.contact;

import org.jspecify.annotations.NullMarked;
