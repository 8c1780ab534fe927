/**
 * The syncs that are configured: their settings, checks, and how they are opened.
 */
@NullMarked
package dev.contactsync.sync;

import org.jspecify.annotations.NullMarked;
