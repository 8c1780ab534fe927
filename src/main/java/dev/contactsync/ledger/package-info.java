/**
 * The memory of contacts: what the API was last told about each, and who is not sent.
 */
@NullMarked
package dev.contactsync.ledger;

import org.jspecify.annotations.NullMarked;
