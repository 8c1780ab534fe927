/**
 * A check of a part of the set-up and its findings: what was looked at, what it means and
 * what to do.
 */
@NullMarked
package dev.contactsync.check;

import org.jspecify.annotations.NullMarked;
