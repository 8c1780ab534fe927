/**
 * Talks to the import API: the JSON, one sending with its retries, pace and limits, and
 * what each answer means.
 */
@NullMarked
package dev.contactsync.importapi;

import org.jspecify.annotations.NullMarked;
