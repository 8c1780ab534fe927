/**
 * The keyed hashes by which rows, profiles and recipients are known again.
 */
@NullMarked
package dev.contactsync.fingerprint;

import org.jspecify.annotations.NullMarked;
