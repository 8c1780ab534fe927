/**
 * The state database: connections, transactions, and what H2 and PostgreSQL need.
 */
@NullMarked
package dev.contactsync.state;

import org.jspecify.annotations.NullMarked;
