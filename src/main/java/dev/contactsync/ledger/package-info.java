/**
 * The memory: deliveries, kept-back contacts, requests and runs, and every statement on
 * our own tables.
 */
@NullMarked
package dev.contactsync.ledger;

import org.jspecify.annotations.NullMarked;
