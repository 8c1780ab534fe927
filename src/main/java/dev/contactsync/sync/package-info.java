/**
 * The job: assess, deliver and settle, in slices that can be resumed; the only package
 * that knows Spring Batch's core.
 */
@NullMarked
package dev.contactsync.sync;

import org.jspecify.annotations.NullMarked;
