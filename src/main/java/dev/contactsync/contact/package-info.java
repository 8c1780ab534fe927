/**
 * The words of the project as plain values, known to every other package: rows, profiles,
 * what is excluded and why, the one exception, and what others mean; no Spring, no I/O.
 */
@NullMarked
package dev.contactsync.contact;

import org.jspecify.annotations.NullMarked;
