/**
 * Decides on contacts at the last moment, sends them, and writes down what came of it.
 */
@NullMarked
package dev.contactsync.delivery;

import org.jspecify.annotations.NullMarked;
