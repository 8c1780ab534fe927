/**
 * The commands: one class each, what they print and how they exit.
 */
@NullMarked
package dev.contactsync.cli;

import org.jspecify.annotations.NullMarked;
