/**
 * What is to be done about a contact: pure rules over what the ledger knows.
 */
@NullMarked
package dev.contactsync.decision;

import org.jspecify.annotations.NullMarked;
