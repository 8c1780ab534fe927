/**
 * The floor: the smallest program that keeps the promises of Contact Sync for one table
 * and one mapping, without a framework. What it needs, no program can do without.
 */
@NullMarked
package dev.contactsync.bench.floor;

import org.jspecify.annotations.NullMarked;
