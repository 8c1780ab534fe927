/**
 * Reads phones as they are written, where that can be meant in one way.
 */
@NullMarked
package dev.contactsync.phone;

import org.jspecify.annotations.NullMarked;
