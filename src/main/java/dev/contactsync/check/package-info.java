/**
 * A check of a part of the set-up and its findings: what was looked at, what it means and
 * what to do. And the settings: which there are, what they are for, and what they may be.
 */
@NullMarked
package dev.contactsync.check;

import org.jspecify.annotations.NullMarked;
