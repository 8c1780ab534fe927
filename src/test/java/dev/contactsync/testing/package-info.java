/**
 * Real parts for tests: a PostgreSQL server and an import API that really answer.
 */
@NullMarked
package dev.contactsync.testing;

import org.jspecify.annotations.NullMarked;
