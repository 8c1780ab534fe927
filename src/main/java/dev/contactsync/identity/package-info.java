/**
 * Who syncs and destinations are, whatever their names.
 */
@NullMarked
package dev.contactsync.identity;

import org.jspecify.annotations.NullMarked;
