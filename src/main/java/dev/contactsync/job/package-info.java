/**
 * The job on Spring Batch, the only package that knows it, and how runs begin and end.
 */
@NullMarked
package dev.contactsync.job;

import org.jspecify.annotations.NullMarked;
