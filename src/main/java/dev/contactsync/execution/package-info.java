/**
 * A run under way: what its slices share, how it is stopped, and how far it is.
 */
@NullMarked
package dev.contactsync.execution;

import org.jspecify.annotations.NullMarked;
