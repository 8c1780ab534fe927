/**
 * Holds a run that looks like an accident, until the operator approves.
 */
@NullMarked
package dev.contactsync.guard;

import org.jspecify.annotations.NullMarked;
