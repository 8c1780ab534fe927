/**
 * The benchmark: the packaged program beside the smallest program that keeps the same
 * promises, on the same PostgreSQL and the same import server.
 */
@NullMarked
package dev.contactsync.bench;

import org.jspecify.annotations.NullMarked;
