/**
 * What people ask of the state: how syncs stand, how runs went, what is in doubt, and who
 * is excluded. Reads only.
 */
@NullMarked
package dev.contactsync.status;

import org.jspecify.annotations.NullMarked;
