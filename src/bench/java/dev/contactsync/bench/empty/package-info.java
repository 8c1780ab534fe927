/** A Spring Boot program with a job that does nothing: what starting costs anyway. */
@NullMarked
package dev.contactsync.bench.empty;

import org.jspecify.annotations.NullMarked;
