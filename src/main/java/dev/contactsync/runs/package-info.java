/**
 * The memory of runs: their slices, totals and history.
 */
@NullMarked
package dev.contactsync.runs;

import org.jspecify.annotations.NullMarked;
